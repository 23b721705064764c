/** Reads a JSON object from an attribute; what is none is left in the markup and ignored. */
export const objectAttribute = {
  fromAttribute(text: string | null): Record<string, unknown> | undefined {
    try {
      const value: unknown = JSON.parse(text ?? '');
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : undefined;
    } catch {
      return undefined;
    }
  },
};
