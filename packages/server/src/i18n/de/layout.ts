export const layout = {
  skipToContent: 'Zum Inhalt springen',
  moreInformation: 'Weitere Informationen',
  closeWindow: 'Fenster schließen',
  mainNavigation: 'Hauptnavigation',
  documents: 'Dokumente',
  administration: 'Administration',
  signOut: 'Abmelden',
  language: 'Sprache',
};
