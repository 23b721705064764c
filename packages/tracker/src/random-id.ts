/** 64 random bits as digits; works without a secure context, unlike `randomUUID`. */
export function randomId(): string {
  return `${crypto.getRandomValues(new BigUint64Array(1))}`;
}
