/** Record numbers of the named estates of „Testkanzlei onOffice“. */
export const ESTATE = {
  oldBuilding: 87,
  aachen: 1437,
  hillside: 1439,
  inactive: 1441,
  archived: 1443,
  forRent: 1445,
  untitled: 1447,
  longList: 1449,
  ambiguousPostcode: 1451,
  munich: 1453,
  withoutMarketing: 1455,
  lease: 1457,
  heritableLease: 1459,
  sold: 1461,
  allKindsOfProspects: 1463,
  hostileTitle: 1465,
  longTitle: 1467,
  withoutProspects: 1469,
  hiddenFromTim: 1471,
  reserved: 1473,
  abroad: 1475,
  office: 1477,
} as const;

/** User numbers of „Testkanzlei onOffice“. */
export const USER = { joachim: 21, sabine: 23, emily: 25, tim: 27, jana: 29, former: 31 } as const;

/** Record numbers of the named addresses of „Testkanzlei onOffice“. */
export const ADDRESS = {
  joachimHimself: 2001,
  sabineHerself: 2003,
  ownerOfAachen: 2011,
  ownerOfCologne: 2013,
  peter: 2101,
  johannes: 2103,
  sandra: 2105,
  hillsideFamily: 2111,
  hillsideArchitect: 2113,
  /** First of the addresses in `unusualProspects`, two apart. */
  firstUnusual: 2201,
  /** Related to an estate, but its address was deleted. */
  deleted: 2999,
  firstPool: 3001,
  firstBulk: 100001,
} as const;
