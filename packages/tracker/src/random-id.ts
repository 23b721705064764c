/** 64 random bits; works without a secure context, unlike `randomUUID`. */
export function randomId(): string {
  return crypto.getRandomValues(new BigUint64Array(1))[0]!.toString(36);
}
