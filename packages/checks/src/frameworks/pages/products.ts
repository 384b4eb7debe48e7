/** The products that the page offers, one after the other. */
export const PRODUCTS = ['mug-1', 'mug-2'] as const;
