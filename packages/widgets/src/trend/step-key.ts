/** Where a key leads among points; nothing where it is none of theirs. */
export function stepKey(
  key: string,
  at: number,
  options: { count: number; isRtl: boolean },
): number | undefined {
  const { count, isRtl } = options;
  const forward = isRtl ? -1 : 1;
  const page = Math.max(2, Math.round(count / 10));
  const steps: Record<string, number> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowUp: at + 1,
    ArrowDown: at - 1,
    PageUp: at + page,
    PageDown: at - page,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined ? undefined : Math.min(count - 1, Math.max(0, next));
}
