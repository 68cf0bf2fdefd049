import { related, same, since, terms, type Allergen } from './allergen.js';

const ANTAGONIST_SOURCE =
  'Revia labelling: hypersensitivity to naltrexone; naloxone and nalmefene are structurally alike';

/** Medicines whose allergy says something about naltrexone. Other medicines are in `medicines/common-medicines.ts`. */
export const MEDICINE_ALLERGENS: readonly Allergen[] = [
  {
    id: 'naltrexone',
    name: 'naltrexone',
    terms: terms(
      'naltrexone, naltrexone hydrochloride, naltrexone hcl, ldn, low dose naltrexone, uldn, revia, vivitrol, depade, nalorex, adepend, opizone, contrave, mysimba',
    ),
    matches: [...same('naltrexone'), ...related('opioid-antagonist')],
    source: ANTAGONIST_SOURCE,
  },
  {
    id: 'opioid-antagonist',
    name: 'naloxone or nalmefene',
    terms: terms(
      'naloxone, narcan, evzio, kloxxado, zimhi, nyxoid, prenoxad, nalmefene, selincro, revex, opvee, methylnaltrexone, relistor, naloxegol, movantik, moventig, naldemedine, symproic, rizmoic, alvimopan, entereg, samidorphan, lybalvi, opioid antagonist, narcotic antagonist',
    ),
    matches: since('which is built like naloxone and nalmefene', same('naltrexone', 'opioid-antagonist')),
    source: ANTAGONIST_SOURCE,
  },
  {
    id: 'opioid-with-antagonist',
    name: 'an opioid combined with an antagonist',
    terms: terms(
      'suboxone, zubsolv, bunavail, targinact, targin, talwin nx, embeda, troxyca, buprenorphine naloxone',
    ),
    matches: related('naltrexone', 'opioid-antagonist'),
    source: ANTAGONIST_SOURCE,
  },
];

/** Completed in `vocabulary.ts` with every opioid name. */
export const OPIOID_ALLERGEN: Omit<Allergen, 'terms'> = {
  id: 'opioid',
  name: 'opioids',
  matches: [],
  notMatches: [
    {
      class: 'naltrexone',
      because:
        'naltrexone is an antagonist; itch or nausea from an opioid is no allergy to it (ask if it was anaphylaxis)',
    },
  ],
  source: 'Pseudo-allergy to opioids is common; general pharmacology',
};
