/** `10 mcg/mg` → `10 mcg in each mg`; `0.5 mg/mL` → `0.5 mg in each mL`. */
export function strengthInWords(strength: string): string {
  return strength.replace('/', ' in each ');
}
