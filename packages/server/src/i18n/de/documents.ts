export const documents = {
  title: 'Dokumente',
  intro: 'Unterlagen für Sie, Ihre Verkäufer und Ihre Interessenten – zum Lesen und als PDF zum Weitergeben.',
  read: 'Lesen',
  pdf: 'PDF',
  pdfOf: 'Als PDF öffnen',
  watch: 'Zum Video',
  of: '{{action}}: {{title}}',
  contents: 'Inhalt',
  table: 'Tabelle, waagerecht verschiebbar',
  back: 'Alle Dokumente',
  page: 'Seite {{page}} von {{count}}',
  logo: 'Logo von {{name}}',
  tenantUnknown: 'Ihr Maklerbüro',
  cards: {
    strategie: 'Alle wichtigen Strategien für Vorbereitung, Akquise und Abwicklung auf einen Blick.',
    'das-ist-immo-billie':
      'Der digitale Angebotsprozess einfach erklärt, mit dem Namen Ihres Büros: ein Hand-out für Ihre Verkäufer.',
    'fragen-und-antworten':
      'Was Makler, Interessenten und Verkäufer fragen, mit passenden Antworten und Einwandbehandlung.',
    video: 'Erklärt Interessenten und potentiellen Käufern, worum es geht und wie das Verfahren abläuft.',
  },
  guide: 'Anleitung',
  guideText: 'Vom Freischalten bis zum fertigen Objekt, Schritt für Schritt.',
};
