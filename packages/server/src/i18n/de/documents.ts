export const documents = {
  title: 'Dokumente',
  intro: 'Hier finden Sie Hilfe zu immo-billie.',
  guide: 'Anleitung',
  guideText: 'Vom Freischalten bis zum fertigen Objekt, Schritt für Schritt.',
};
