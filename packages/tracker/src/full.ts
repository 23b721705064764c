declare const RUCHE_CORE: boolean | undefined;

/** False in the smallest build only (`ruche-core.js`), from which the rest then falls away. */
export const full = typeof RUCHE_CORE === 'undefined';
