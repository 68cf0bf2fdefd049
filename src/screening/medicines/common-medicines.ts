/**
 * Medicines that are neither opioids nor excipients, by international name, with spellings and a few brands.
 * They serve twice: an allergy to one of them is understood (no ingredient of a preparation carries it), and a medication
 * list made of them needs no question. A name that is not here is asked about, never assumed.
 */
const BY_USE: Readonly<Record<string, string>> = {
  antibiotics: `penicillin, penicillin g, penicillin v, benzylpenicillin, phenoxymethylpenicillin, amoxicillin, amoxycillin,
    amoxil, augmentin, co-amoxiclav, clavulanate, clavulanic acid, ampicillin, flucloxacillin, floxacillin, dicloxacillin, cloxacillin, nafcillin,
    oxacillin, piperacillin, tazobactam, cephalosporin, cefaclor, cefadroxil, cefazolin, cefdinir, cefepime, cefixime, cefotaxime, cefoxitin,
    cefprozil, ceftazidime, ceftriaxone, cefuroxime, cefalexin, cephalexin, keflex, loracarbef, meropenem, ertapenem, imipenem,
    aztreonam, azithromycin, zithromax, clarithromycin, erythromycin, roxithromycin, macrolide, clindamycin, vancomycin,
    teicoplanin, linezolid, gentamicin, tobramycin, amikacin, neomycin, streptomycin, doxycycline, minocycline, tetracycline,
    oxytetracycline, tigecycline, ciprofloxacin, levofloxacin, moxifloxacin, norfloxacin, ofloxacin, gatifloxacin, trovafloxacin, quinolone,
    fluoroquinolone, metronidazole, tinidazole, nitrofurantoin, nitrofuran, fosfomycin, chloramphenicol, bacitracin,
    polymyxin b, colistin, mupirocin, fusidic acid, rifampicin, rifampin, rifaximin, isoniazid, pyrazinamide, ethambutol, trimethoprim,
    antibiotic, beta lactam`,
  antivirals: `aciclovir, acyclovir, valaciclovir, valacyclovir, famciclovir, ganciclovir, oseltamivir, remdesivir, lamivudine, tenofovir, emtricitabine,
    abacavir, efavirenz, dolutegravir, ritonavir, sofosbuvir, amantadine, fluconazole, diflucan, itraconazole, ketoconazole, voriconazole,
    clotrimazole, miconazole, terbinafine, nystatin, amphotericin b, griseofulvin, chloroquine, hydroxychloroquine, plaquenil, mefloquine,
    atovaquone, proguanil, ivermectin, albendazole, mebendazole, pentamidine, quinine, quinidine`,
  painAndFever: `paracetamol, acetaminophen, tylenol, aspirin, acetylsalicylic acid, salicylate, ibuprofen, advil, motrin, nurofen, naproxen, aleve, diclofenac, voltaren,
    indometacin, indomethacin, ketoprofen, ketorolac, celecoxib, etoricoxib, rofecoxib, meloxicam, piroxicam, nabumetone, etodolac, oxaprozin,
    sulindac, mefenamic acid, nsaid, nsaids, non steroidal anti inflammatory drug, metamizole, dipyrone, colchicine, allopurinol, febuxostat, probenecid, penicillamine,
    sumatriptan, rizatriptan, zolmitriptan, triptan, ergotamine, butalbital, caffeine, gabapentin, pregabalin, lyrica, capsaicin, orphenadrine,
    cyclobenzaprine, tizanidine, baclofen, methocarbamol, carisoprodol, metaxalone, chlorzoxazone, dantrolene`,
  heartAndVessels: `atenolol, metoprolol, toprol, lopressor, bisoprolol, carvedilol, nebivolol, propranolol, sotalol, labetalol, timolol, amlodipine, norvasc, nifedipine,
    felodipine, diltiazem, verapamil, lisinopril, enalapril, ramipril, perindopril, benazepril, captopril, quinapril, fosinopril, trandolapril, ace inhibitor,
    losartan, valsartan, candesartan, irbesartan, telmisartan, olmesartan, sacubitril, hydrochlorothiazide, hydrodiuril, thiazide, chlortalidone, chlorthalidone,
    indapamide, metolazone, bendroflumethiazide, furosemide, frusemide, lasix, bumetanide, torasemide, torsemide, spironolactone, eplerenone, amiloride, triamterene, acetazolamide,
    doxazosin, prazosin, terazosin, alfuzosin, tamsulosin, clonidine, methyldopa, hydralazine, minoxidil, nitroglycerin, glyceryl trinitrate, isosorbide,
    ranolazine, ivabradine, digoxin, amiodarone, flecainide, propafenone, procainamide, dronedarone, lidocaine, lignocaine, simvastatin, simvistatin, atorvastatin, lipitor, rosuvastatin,
    pravastatin, lovastatin, fluvastatin, pitavastatin, cerivastatin, statin, ezetimibe, fenofibrate, gemfibrozil, colesevelam, colestyramine, cholestyramine, nicotinic acid,
    warfarin, coumadin, heparin, enoxaparin, dalteparin, apixaban, eliquis, rivaroxaban, xarelto, dabigatran, edoxaban, clopidogrel, plavix, prasugrel, ticagrelor, dipyridamole,
    cilostazol, pentoxifylline, alteplase, tranexamic acid, epinephrine, adrenaline, norepinephrine, dopamine, midodrine`,
  lungsAndAllergy: `salbutamol, albuterol, ventolin, levalbuterol, salmeterol, formoterol, indacaterol, vilanterol, terbutaline, ipratropium, tiotropium, umeclidinium, budesonide, fluticasone, beclometasone,
    beclomethasone, mometasone, ciclesonide, flunisolide, montelukast, singulair, zafirlukast, zileuton, theophylline, aminophylline, omalizumab, cetirizine, zyrtec, levocetirizine,
    loratadine, claritin, desloratadine, fexofenadine, diphenhydramine, benadryl, chlorphenamine, chlorpheniramine, brompheniramine, promethazine, hydroxyzine, cyproheptadine, doxylamine, triprolidine,
    carbinoxamine, phenyltoloxamine, astemizole, terfenadine, antihistamine, pseudoephedrine, phenylephrine, phenylpropanolamine, oxymetazoline, guaifenesin, dextromethorphan, benzonatate, acetylcysteine, carbocisteine, cromolyn, cromoglicate`,
  mindAndNerves: `fluoxetine, prozac, sertraline, zoloft, citalopram, celexa, escitalopram, lexapro, paroxetine, paxil, fluvoxamine, venlafaxine, effexor, desvenlafaxine, duloxetine, cymbalta, mirtazapine,
    trazodone, bupropion, wellbutrin, vortioxetine, amitriptyline, nortriptyline, imipramine, desipramine, doxepin, clomipramine, tricyclic antidepressant, ssri, moclobemide, phenelzine, lithium,
    valproate, valproic acid, carbamazepine, tegretol, oxcarbazepine, lamotrigine, lamictal, levetiracetam, keppra, topiramate, phenytoin, fosphenytoin, phenobarbital, primidone, barbiturate, zonisamide, lacosamide,
    ethosuximide, anticonvulsant, quetiapine, olanzapine, risperidone, aripiprazole, haloperidol, clozapine, ziprasidone, lurasidone, paliperidone, chlorpromazine, prochlorperazine, droperidol, thiothixene, buspirone,
    benzodiazepine, alprazolam, xanax, bromazepam, chlordiazepoxide, clidinium, clobazam, clonazepam, klonopin, clorazepate, diazepam, valium, estazolam, flunitrazepam, flurazepam, halazepam, lorazepam, ativan, lormetazepam,
    midazolam, nitrazepam, oxazepam, prazepam, quazepam, remimazolam, temazepam, triazolam, zolpidem, ambien, zopiclone, eszopiclone, zaleplon, melatonin, suvorexant, modafinil, armodafinil, methylphenidate, ritalin,
    amphetamine, dextroamphetamine, amfetamine, lisdexamfetamine, vyvanse, methamphetamine, atomoxetine, guanfacine, phentermine, phendimetrazine, benzphetamine, diethylpropion, donepezil, memantine, galantamine, rivastigmine, tacrine,
    levodopa, carbidopa, pramipexole, ropinirole, rasagiline, selegiline, apomorphine, sodium oxybate, oxybate, dexmedetomidine, ketamine, propofol, sevoflurane, isoflurane, desflurane, nitrous oxide, nicotine, varenicline, chantix,
    dimethyl fumarate, fingolimod, glatiramer, interferon beta, ocrelizumab, natalizumab, teriflunomide, cannabidiol, meclizine, betahistine`,
  hormonesAndMetabolism: `metformin, glipizide, glimepiride, gliclazide, glibenclamide, glyburide, sulfonylurea, pioglitazone, rosiglitazone, sitagliptin, linagliptin, empagliflozin, dapagliflozin, canagliflozin, liraglutide, semaglutide,
    ozempic, dulaglutide, tirzepatide, exenatide, insulin, insulin glargine, insulin lispro, insulin aspart, levothyroxine, thyroxine, synthroid, liothyronine, liotrix, carbimazole, methimazole, thiamazole, propylthiouracil,
    estradiol, ethinyl estradiol, ethinylestradiol, estrogen, conjugated estrogen, estrogens conjugated, progesterone, progestin, medroxyprogesterone, norethisterone, norethindrone, norelgestromin, levonorgestrel, etonogestrel, norgestimate, drospirenone, raloxifene, tamoxifen, anastrozole, letrozole, testosterone,
    anabolic steroid, finasteride, dutasteride, clomifene, cabergoline, bromocriptine, desmopressin, prasterone, dhea, contraceptive pill, oral contraceptive, birth control pill, mirena, nuvaring,
    alendronate, alendronic acid, risedronate, ibandronate, zoledronic acid, denosumab, calcitriol, teriparatide, prednisone, prednisolone, methylprednisolone, hydrocortisone, cortisone, dexamethasone, betamethasone, triamcinolone, fludrocortisone, steroid, corticosteroid`,
  gutAndBladder: `omeprazole, esomeprazole, lansoprazole, pantoprazole, rabeprazole, famotidine, ranitidine, cimetidine, nizatidine, sucralfate, misoprostol, metoclopramide, domperidone, ondansetron, granisetron, trimethobenzamide,
    scopolamine, hyoscine, hyoscyamine, dicyclomine, mebeverine, atropine, belladonna alkaloid, mesalazine, mesalamine, balsalazide, bisacodyl, senna, docusate, lactulose, psyllium, ispaghula, ursodiol, ursodeoxycholic acid, pancrelipase, pancreatin,
    lactase, simeticone, bismuth subsalicylate, antacid, gaviscon, oxybutynin, tolterodine, solifenacin, trospium, mirabegron, phenazopyridine, sildenafil, tadalafil, vardenafil`,
  cancerAndImmunity: `methotrexate, azathioprine, mycophenolate, mycophenolic acid, tacrolimus, cyclosporine, sirolimus, everolimus, leflunomide, adalimumab, humira, etanercept, enbrel, infliximab, remicade, rituximab, tocilizumab, ustekinumab, secukinumab,
    vedolizumab, tofacitinib, upadacitinib, abatacept, belatacept, basiliximab, alemtuzumab, carboplatin, cisplatin, oxaliplatin, paclitaxel, docetaxel, taxane, doxorubicin, cyclophosphamide, fluorouracil, capecitabine, gemcitabine, leucovorin, folinic acid, imatinib,
    pembrolizumab, nivolumab, trastuzumab, bevacizumab, hydroxyurea, hydroxycarbamide`,
  skinEyesAndOther: `tretinoin, isotretinoin, adapalene, benzoyl peroxide, calcipotriol, pimecrolimus, permethrin, chlorhexidine, povidone iodine, hydrogen peroxide, silver nitrate, latanoprost, bimatoprost, dorzolamide, brimonidine, tropicamide, benzalkonium,
    formaldehyde, thiomersal, thimerosal, resorcinol, gadolinium, contrast media, contrast dye, iodinated contrast, iodinated contrast media, radiocontrast, iohexol, iodine, iodide, carbamate, nitrate salt, disulfiram, acamprosate, thioridazine, barium sulfate, botulinum toxin,
    acetaldehyde, ethyl ether, homatropine, isopropyl alcohol`,
  vitaminsAndSupplements: `vitamin a, vitamin b, vitamin b1, vitamin b6, vitamin b12, vitamin b 12, vitamin c, vitamin d, vitamin d3, vitamin e, vitamin k, multivitamin, folic acid, folate, thiamine, riboflavin, niacin, pyridoxine, cyanocobalamin, hydroxocobalamin, methylcobalamin, biotin, cholecalciferol,
    colecalciferol, ergocalciferol, iron, ferrous sulfate, ferrous fumarate, ferrous gluconate, iron dextran, zinc, selenium, magnesium, magnesium sulfate, magnesium citrate, magnesium glycinate, calcium, potassium chloride, potassium, sodium chloride, saline, omega 3, coenzyme q10, coq10, glucosamine, chondroitin, turmeric, curcumin, probiotic,
    creatine, l theanine, ashwagandha, st johns wort, ginkgo, ginseng, echinacea, valerian, milk thistle, alpha lipoic acid, quercetin, berberine, cbd, nac, psyllium husk, evening primrose oil, aloe vera, aloe`,
};

/** Every name once, as written above. */
export const COMMON_MEDICINES: readonly string[] = [
  ...new Set(
    Object.values(BY_USE)
      .join(',')
      .split(',')
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter((name) => name !== ''),
  ),
];
