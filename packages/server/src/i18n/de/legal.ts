export const legal = {
  title: 'Rechtliches',
  page: {
    beschreibung: 'Beschreibung',
    rechte: 'Freizugebende Rechte',
    agb: 'Allgemeine Geschäftsbedingungen',
    datenschutz: 'Datenschutzerklärung',
    avv: 'Auftragsverarbeitungsvertrag',
  },
};
