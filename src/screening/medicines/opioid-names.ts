/**
 * Opioids by generic name, with brands (US, UK, Australia and others), combinations and street or herbal names. A name
 * is matched as whole words, folded, with one letter of tolerance from six letters on. Names that are also common words
 * stand here only with the word that makes them an opioid ("Capital with codeine").
 */
const NAMES: Readonly<Record<string, string>> = {
  buprenorphine: `buprenorphine, norbuprenorphine, belbuca, bunavail, buprenex, butrans, suboxone, subutex, zubsolv, sublocade, brixadi, probuphine, temgesic, butec, espranor, buvidal, tephine, transtec, hapoctasin, bupeaze, sevodyne, simbadol, zorbium, norspan`,
  butorphanol: 'butorphanol, stadol',
  codeine: `codeine, codein, ascomp, fioricet with codeine, fioricet w codeine, fiorinal with codeine, fiorinal w codeine, soma compound with codeine, capital and codeine, capital with codeine, tylenol codeine, tylenol with codeine, tylenol 2, tylenol 3, tylenol 4, tylenol no 3, tylenol no 4, tylenol number 3, t3s, co codamol, cocodamol, co codaprin, cocodaprin, solpadeine, solpadol, kapake, codipar, zapain, tylex, nurofen plus, panadeine, panadeine forte, panamax co, mersyndol, migraleve, remedeine, veganin, ultramol, cuvalin, antoin, syndol,
    cheratussin, cheratussin ac, robitussin ac, guaiatussin ac, iophen c, virtussin, tuxarin, tuzistra, tusnel c, brontex, cheracol, biotussin ac, mar cof, m clear wc, ninjacof, maxiphen cd, zodryl, zotex, statuss, ambifed cd, allfen cd, brovex, lortuss, prometh vc, phenergan with codeine, trianal c, calcidrine, ardinex, lean purple drank, purple drank`,
  dihydrocodeine:
    'dihydrocodeine, drocode, panlor, trezix, zerlor, synalgos dc, dihydro cp, dihydro pe, dvorah, co dydramol, codydramol, remedeine, paramol, dhc, dhc continus, dhc plus, df118, df 118',
  diamorphine: 'diamorphine, heroin, diacetylmorphine, ayendi',
  fentanyl:
    'fentanyl, fentanil, abstral, actiq, duragesic, durogesic, durogesic dtrans, fentora, onsolis, subsys, lazanda, ionsys, sublimaze, innovar, matrifen, mezolar, fencino, instanyl, pecfent, effentora, breakyl, recivit, yemex, opiodur, victanyl',
  sufentanil: 'sufentanil, dsuvia, zalviso, sufenta, dzuveo',
  alfentanil: 'alfentanil, alfenta, rapifen',
  remifentanil: 'remifentanil, ultiva',
  carfentanil: 'carfentanil, carfentanyl',
  hydrocodone:
    'hydrocodone, benzhydrocodone, apadaz, anexsia, hydrocet, hycet, hycodan, hydromet, hysingla, ibudone, lorcet, lortab, margesic h, maxidone, norco, polygesic, reprexain, stagesic, verdrocet, vicodin, vicoprofen, xodol, xylon, zamicet, zohydro, zydone, tussionex, tussigon, tussicaps, rezira, zutripro, obredon, vituz, hycofenix, flowtuss, vantrela',
  hydromorphone: 'hydromorphone, hydromorphon, dilaudid, exalgo, palladone, palladon, jurnista, hydal',
  levorphanol: 'levorphanol, levo dromoran',
  pethidine: 'meperidine, pethidine, demerol, meperitab, dolantin',
  methadone:
    'methadone, levomethadone, levomethadyl, laam, orlaam, dolophine, methadose, diskets, methadone diskets, physeptone, metharose, eptadone, polamidon',
  morphine: `morphine, morphia, morphin, arymo, avinza, embeda, kadian, morphabond, duramorph, infumorph, mitigo, astramorph, depodur, oramorph, ms contin, mscontin, msir, mst, mst continus, mxl, zomorph, sevredol, filnarine, morphgesic, roxanol, statex, m eslon, kapanol, actimorph, minims morphine, cyclimorph, nicomorphine, ethylmorphine`,
  nalbuphine: 'nalbuphine, nubain',
  opium:
    'opium, paregoric, laudanum, gees linctus, kaolin and morphine, camphorated opium tincture, belladonna and opium, b and o suppository, papaveretum, omnopon, poppy tea, poppy seed tea, poppy straw, poppy head tea, dovers powder',
  oxycodone: `oxycodone, oxycodon, combunox, endocet, endodan, endocodone, magnacet, nalocet, oxaydo, oxecta, oxycontin, percocet, percodan, percolone, primlev, prolate, roxicet, roxicodone, roxybond, roxilox, tylox, xartemis, xolox, xtampza, troxyca, targiniq, oxynorm, oxyir, oxyfast, longtec, shortec, targinact, targin, oxyact, reltebon, abtard, lynlor, onexila, oxeltra, oxylan, oxypro, renocontin, endone, proladone`,
  oxymorphone: 'oxymorphone, opana, numorphan',
  pentazocine: 'pentazocine, talacen, talwin, talwin nx, fortral, sosegon',
  propoxyphene:
    'propoxyphene, dextropropoxyphene, darvon, darvocet, balacet, co proxamol, coproxamol, distalgesic, doloxene, di gesic, capadex',
  tapentadol: 'tapentadol, nucynta, palexia, yantil, ationdo',
  tramadol:
    'tramadol, conzip, qdolo, rybix, ryzolt, ultracet, ultram, seglentis, zydol, zamadol, tramacet, tramal, tramulief, marol, maxitram, mabron, zeridame, invodol, tilodol, larapam, oldaram, brimisol, skudexa, zaldiar, durotram, ralivia, tridural, zytram, contramal',
  loperamide:
    'loperamide, imodium, diocalm, dioraleze, norimode, diamode, arret loperamide, diaquitte, kaopectate 1 d, maalox anti diarrheal, lopex, diareze, gastro stop',
  diphenoxylate: 'diphenoxylate, lomotil, co phenotrope, cophenotrope, lonox, dymotil, difenoxin, motofen',
  eluxadoline: 'eluxadoline, viberzi, truberzi',
  kratom:
    'kratom, mitragynine, mitragyna, mitragyna speciosa, ketum, hydroxymitragynine, 7 oh, 7 hydroxymitragynine, kakuam',
  tianeptine: 'tianeptine, stablon, coaxil, tatinol, tianaa, zaza, neptunes fix, pegasus tianeptine',
  meptazinol: 'meptazinol, meptid',
  dipipanone: 'dipipanone, diconal',
  dextromoramide: 'dextromoramide, palfium',
  pholcodine: 'pholcodine',
  tilidine: 'tilidine, valoron',
  piritramide: 'piritramide, dipidolor',
  ketobemidone: 'ketobemidone, ketogan',
  dezocine: 'dezocine, dalgan',
  oliceridine: 'oliceridine, olinvyk',
  nitazene: 'nitazene, isotonitazene, etonitazene, metonitazene',
  'unspecified opioid':
    'opioid, opiate, narcotic, narcotic analgesic, opioid analgesic, opioid agonist, opioid patch, pain patch opioid',
};

export interface OpioidName {
  readonly name: string;
  readonly generic: string;
}

export const OPIOID_NAMES: readonly OpioidName[] = Object.entries(NAMES).flatMap(([generic, list]) =>
  [...new Set(list.split(',').map((name) => name.replace(/\s+/gu, ' ').trim()))]
    .filter((name) => name !== '')
    .map((name) => ({ name, generic })),
);

/** Endings of international names that only opioids carry: an unknown brand of a new salt is still recognised. */
export const OPIOID_ENDING =
  /(?:codone|codon|codeine|codein|morphone|orphine|fentanil|fentanyl|orphanol|nitazene)$/u;

/** Words with such an ending, or near an opioid's name, that are none. */
export const NOT_OPIOIDS: readonly string[] = [
  'apomorphine',
  'endorphine',
  'dextromethorphan',
  'dextrorphan',
  'hydrocortisone',
  'hydrochlorothiazide',
  'cocaine',
  'codeine free',
  'opioid free',
  'non opioid',
  'non narcotic',
];

/** Names so near to common words that only the exact spelling counts. */
export const EXACT_ONLY: ReadonlySet<string> = new Set([
  'statuss',
  'prolate',
  'endone',
  'targin',
  'opioid',
  'opiate',
  'kakuam',
  'antoin',
]);

/** Injections and implants that release for weeks: the wash-out is a specialist's decision. */
export const DEPOT_NAMES: readonly string[] = ['sublocade', 'brixadi', 'buvidal', 'probuphine'];

/** RxNorm codes of the ingredients, for entries that come with a code and no words. */
export const OPIOID_RXNORM: Readonly<Record<string, string>> = {
  '1819': 'buprenorphine',
  '1841': 'butorphanol',
  '2670': 'codeine',
  '23088': 'dihydrocodeine',
  '4337': 'fentanyl',
  '5489': 'hydrocodone',
  '3423': 'hydromorphone',
  '6378': 'levorphanol',
  '6754': 'pethidine',
  '6813': 'methadone',
  '7052': 'morphine',
  '7804': 'oxycodone',
  '7814': 'oxymorphone',
  '8001': 'pentazocine',
  '8785': 'propoxyphene',
  '10689': 'tramadol',
  '787390': 'tapentadol',
  '6468': 'loperamide',
  '3501': 'diphenoxylate',
};
