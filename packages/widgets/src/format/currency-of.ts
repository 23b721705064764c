import type { Answer } from '@ruche/schema';

/** The currency that a money answer is in. */
export function currencyOf({ parameters }: Answer): string | undefined {
  const currency = parameters?.['currency'];
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : undefined;
}
