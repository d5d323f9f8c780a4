export const costs = {
  title: 'Nebenkosten',
  federalState: 'Bundesland',
  chooseState: 'Bundesland wählen',
  transferTax: 'Grunderwerbsteuer in %',
  notary: 'Notar in %',
  landRegister: 'Grundbuch in %',
  buyerCommission: 'Maklercourtage Käufer in % (inkl. MwSt.)',
  sellerCommission: 'Maklercourtage Verkäufer in % (inkl. MwSt.)',
  others: 'Sonstige Kosten',
  other: 'Sonstige Kosten {{number}}',
  otherText: 'Art der Kosten',
  otherValue: 'Höhe',
  otherUnit: 'Einheit',
  percentOfPrice: '% vom Preis',
  otherAdd: 'Weitere Kosten',
  shownToBidders: 'Nebenkosten den Interessenten anzeigen',
  asOf: 'Stand der Steuersätze: {{date}}',
  example: 'Beispiel bei einem Preis von {{price}} (zuletzt gespeicherte Angaben)',
  line: {
    transferTax: 'Grunderwerbsteuer',
    notary: 'Notar',
    landRegister: 'Grundbuch',
    commission: 'Maklercourtage',
    sum: 'Nebenkosten zusammen',
    total: 'Gesamtkosten',
  },
  estimate:
    'Unverbindliche Schätzung, tatsächliche Kosten können abweichen. Gerechnet wird auf den vollen Preis, auch wenn bewegliche Gegenstände mitverkauft werden.',
  hint: {
    abroad: 'Die Immobilie liegt nicht in Deutschland. Bitte tragen Sie die Nebenkosten selbst ein.',
    ambiguous_postal_code:
      'Diese Postleitzahl liegt in zwei Bundesländern mit verschiedenen Steuersätzen. Bitte wählen Sie das Bundesland.',
    unknown_state:
      'Das Bundesland geht aus den Angaben in onOffice nicht sicher hervor. Bitte wählen Sie es aus.',
  },
  commissionHint: {
    seller_share_missing:
      'Hinweis: Bei Wohnungen und Einfamilienhäusern zahlen Käufer und Verkäufer gleich viel, wenn Sie für beide tätig sind (§ 656c BGB). Bitte geben Sie auch den Anteil des Verkäufers an.',
    buyer_share_higher: 'Hinweis: Der Käuferanteil ist höher als der Verkäuferanteil (§ 656c BGB).',
  },
  help: {
    section: 'Die Werte sind vorbelegt. Bitte korrigieren Sie die Nebenkosten nach Ihren Vorstellungen.',
    federalState: 'Bestimmt den Satz der Grunderwerbsteuer.',
    transferTax: 'Wird auf volle Euro abgerundet.',
    notary: 'Üblich sind etwa 1,0 bis 1,5 %.',
    landRegister: 'Üblich sind etwa 0,5 %.',
    buyerCommission: 'Zum Beispiel 3,57. Tragen Sie 0 ein, wenn der Käufer nichts zahlt.',
    sellerCommission: 'Nur zum Vergleich. Interessenten sehen diese Angabe nicht.',
  },
};
