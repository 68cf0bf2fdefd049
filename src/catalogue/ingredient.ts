/** Allergen classes that an ingredient can belong to. Matching is by class, never by product code. */
export const ALLERGEN_CLASSES = [
  'naltrexone',
  'opioid-antagonist',
  'milk',
  'lactose',
  'gelatin-mammalian',
  'gelatin-fish',
  'mammalian',
  'peg',
  'polysorbate',
  'poloxamer',
  'propylene-glycol',
  'paraben',
  'benzoate',
  'benzyl-alcohol',
  'sorbate',
  'sulfite',
  'sulfate',
  'saccharin',
  'soy',
  'peanut',
  'sesame',
  'tree-nut',
  'coconut',
  'palm',
  'wheat',
  'gluten',
  'corn',
  'rice',
  'potato',
  'tapioca',
  'yeast',
  'fragrance',
  'lanolin',
  'cetostearyl-alcohol',
  'azo-dye',
  'dye',
  'triarylmethane-dye',
  'iron-oxide',
  'titanium-dioxide',
  'carmine',
  'cellulose',
  'carboxymethylcellulose',
  'povidone',
  'acacia',
  'xanthan',
  'carrageenan',
  'gellan',
  'silicone',
  'silica',
  'magnesium-stearate',
  'talc',
  'sugar',
  'sorbitol',
  'fructose',
  'mannitol',
  'aspartame',
  'ethanol',
  'citric-acid',
  'ascorbic-acid',
  'glycerol',
  'hyaluronic-acid',
  'chlorocresol',
  'phenoxyethanol',
  'edetate',
  'paraffin',
  'calcium-carbonate',
  'bicarbonate',
  'starch',
  'pullulan',
  'water',
  // Origins, for alpha-gal, faith and diet as well as for allergy.
  'animal',
  'bovine',
  'porcine',
  'fish',
  'shellfish',
  'insect',
  'egg',
  'barley',
  'rye',
  'oat',
  'latex',
  // Dye families beside azo and triarylmethane.
  'xanthene-dye',
  'quinoline-dye',
  'indigoid-dye',
  'iodine',
  'aluminium',
  'caramel',
  // Sweeteners, antioxidants, polymers, waxes, emulsifiers.
  'sucralose',
  'acesulfame',
  'xylitol',
  'maltitol',
  'dextrose',
  'sodium',
  'bha',
  'bht',
  'gallate',
  'tocopherol',
  'stearate',
  'cetyl-alcohol',
  'stearyl-alcohol',
  'isopropyl-ester',
  'carbomer',
  'methacrylate',
  'shellac',
  'beeswax',
  'carnauba-wax',
  'castor-oil',
  'benzalkonium',
  'cysteine',
  'triethyl-citrate',
] as const;
export type AllergenClass = (typeof ALLERGEN_CLASSES)[number];

/** `is`: the substance itself. `contains`: always in it. `may-contain`: residue or unproven source. `derived-from`: made from it, normally free of it. */
export type AllergenRelation = 'is' | 'contains' | 'may-contain' | 'derived-from';

export interface AllergenFact {
  readonly class: AllergenClass;
  readonly relation: AllergenRelation;
  readonly source: string;
}

export const ROLES = [
  'API',
  'filler',
  'shell',
  'vehicle',
  'preservative',
  'antioxidant',
  'sweetener',
  'thickener',
  'humectant',
  'base',
  'colour',
  'flavour',
  'glidant',
  'lubricant',
  'disintegrant',
  'binder',
  'emulsifier',
  'coating',
  'penetration-enhancer',
  'acidifier',
  'source-tablet',
] as const;
export type Role = (typeof ROLES)[number];

export const CAPSULE_SIZES = ['5', '4', '3', '2', '1', '0', '00', '000'] as const;
/** Smallest first. */
export type CapsuleSize = (typeof CAPSULE_SIZES)[number];

/** One substance or mixture the pharmacy can put in a preparation. */
export interface Ingredient {
  /** Kebab-case, stable: `lactose-monohydrate`. */
  readonly id: string;
  readonly name: string;
  /** Other names it is asked for by; matched whole, case and accents folded. */
  readonly synonyms: readonly string[];
  readonly roles: readonly Role[];
  /** FDA substance code, only where read in FDA or DailyMed data (`docs/clinical-sources.md`). */
  readonly unii?: string;
  /** Ids of what a mixture is made of; `'unknown'` when the supplier's composition is not loaded; absent for a single substance. */
  readonly composition?: readonly string[] | 'unknown';
  readonly allergens: readonly AllergenFact[];
  /** Required where `allergens` is empty and there is no composition: why nothing is listed. */
  readonly noAllergensBecause?: string;
  readonly storage: string;
  /** `yes`: slows release, refused as capsule fill. `unspecified`: grade unknown, a pharmacist reviews. `absorption`: said to hinder absorption. */
  readonly releaseModifying: 'no' | 'yes' | 'unspecified' | 'absorption';
  readonly source: string;
  /** API only: what one gram of the bulk is, before its certificate. */
  readonly api?: {
    readonly salt: 'hydrochloride' | 'base';
    /** Bulk forms that carry this name; the lot's certificate says which. */
    readonly forms: readonly ApiForm[];
  };
  /** Tablets as a source of the API. */
  readonly tablet?: { readonly strength: string; readonly product: string };
  /** Shell only. */
  readonly shell?: { readonly material: string; readonly sizes: readonly CapsuleSize[] };
  /** Powder: nominal net mg that fills one capsule, by size; for nominal plans only, measured statistics replace it. */
  readonly nominalPackStat?: Readonly<Partial<Record<CapsuleSize, string>>>;
  readonly nominalPackStatSource?: string;
  /** Liquids and bases, with unit: `1.26 g/mL`. */
  readonly density?: string;
}

export type ApiForm = 'anhydrous' | 'dihydrate' | 'monohydrate' | 'base';

/** The shipped catalogue, looked up by id or by any of its names. */
export interface Catalogue {
  readonly version: string;
  readonly ingredients: readonly Ingredient[];
  /** By id, name or synonym, case and accents folded; `roles` prefers and limits. Undefined when nothing matches exactly. */
  find(nameOrId: string, roles?: readonly Role[]): Ingredient | undefined;
  /** By id; throws for an id that is not in the catalogue. */
  get(id: string): Ingredient;
  /** Names of the nearest entries, for an error message. */
  nearest(name: string, roles?: readonly Role[], count?: number): readonly string[];
  /** The ingredient itself and everything it is made of, outermost first, each with its path of names. `unknown` marks an unloaded composition. */
  unfold(id: string): readonly Constituent[];
}

export interface Constituent {
  readonly ingredient: Ingredient;
  readonly path: readonly string[];
  readonly unknown: boolean;
}
