/** Resolves when a check holds; for tests. */
export async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((go) => setTimeout(go, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
