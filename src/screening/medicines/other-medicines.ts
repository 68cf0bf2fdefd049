/** Medicines that a rule asks about, by what they are. */

/** Opioid antagonists: with naltrexone a duplicate, and never opioids themselves. */
export const ANTAGONISTS = `naltrexone, ldn, low dose naltrexone, revia, vivitrol, depade, nalorex, adepend, opizone, contrave, mysimba, naloxone, narcan, evzio, kloxxado, zimhi, rextovy, nyxoid, prenoxad,
  nalmefene, selincro, revex, opvee, methylnaltrexone, relistor, naloxegol, movantik, moventig, naldemedine, symproic, rizmoic, alvimopan, entereg, samidorphan, lybalvi, opioid antagonist, opiate antagonist, narcotic antagonist, uldn, ultra low dose naltrexone`;

export const THYROID_HORMONES = `levothyroxine, l thyroxine, thyroxine, synthroid, levoxyl, levothroid, unithroid, euthyrox, tirosint, eltroxin, liothyronine, cytomel, tertroxin, liotrix, thyrolar, thyroid, desiccated thyroid, dessicated thyroid, natural desiccated thyroid, ndt,
  armour thyroid, armour, np thyroid, nature throid, naturethroid, wp thyroid, westhroid, adthyza, erfa thyroid, thyroid extract, t3, t4, t3 t4, t4 t3, thyroid hormone`;

export const IMMUNOSUPPRESSANTS = `tacrolimus, prograf, advagraf, envarsus, adoport, cyclosporine, ciclosporin, neoral, sandimmune, gengraf, mycophenolate, mycophenolate mofetil, mycophenolic acid, cellcept, myfortic, azathioprine, imuran, azasan, sirolimus, rapamune, everolimus, zortress, certican,
  belatacept, nulojix, basiliximab, simulect, anti thymocyte globulin, antithymocyte globulin, thymoglobulin, atgam, alemtuzumab, campath, lemtrada, voclosporin`;

/** Words of a medicine's line that name no medicine. */
export const FORM_WORDS = `mg mcg ug g gm gram kg ml l iu unt unit units meq mmol percent hr hour hours day days week weeks month daily twice once bid tid qid qd od bd tds prn nocte mane at night bedtime morning evening as needed with without
  oral tablet tablets tab tabs capsule capsules cap caps caplet solution suspension syrup elixir linctus liquid drops drop spray nasal injection injectable auto injector autoinjector pen cartridge prefilled syringe vial ampoule infusion patch transdermal system film
  buccal sublingual lozenge lollipop troche chewable disintegrating effervescent dispersible granules powder inhaler inhalation metered dose dry aerosol nebuliser nebulizer actuat cream ointment gel lotion topical rectal suppository enema vaginal ring implant intrauterine pack kit starter
  extended release modified delayed sustained controlled prolonged immediate er xr sr la cr mr xl ir ec dr ls hp forte plus mucosal ophthalmic eye ear delivery abuse deterrent reformulated matrix strength extra maximum regular human isophane sugar free nda combination
  hydrochloride hcl sodium potassium calcium sulfate maleate tartrate bitartrate citrate phosphate acetate succinate fumarate mesylate besylate bromide hydrobromide nitrate chloride trihydrate dihydrate monohydrate anhydrous napsylate terephthalate polistirex propionate furoate
  take taken one two three four five and or the a of in for to per every each new old current currently taking left right small large low high dose home`;
