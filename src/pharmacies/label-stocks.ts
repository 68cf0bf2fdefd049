/** Sizes of label the paper can be printed for; the first is the default. */
export const LABEL_STOCKS = ['4x2in', '100x50mm', '4x6in'] as const;
export type LabelStock = (typeof LABEL_STOCKS)[number];

export const LABEL_STOCK_WORDS: Readonly<Record<LabelStock, string>> = {
  '4x2in': '4 × 2 in',
  '100x50mm': '100 × 50 mm',
  '4x6in': '4 × 6 in',
};
