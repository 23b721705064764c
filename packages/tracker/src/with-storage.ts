/** Works on the host's localStorage; undefined where that is forbidden or full. */
export function withStorage<R>(run: (storage: Storage) => R): R | undefined {
  try {
    return run(localStorage);
  } catch {
    return undefined;
  }
}
