export const layout = {
  session: {
    ends: 'Ihre Anmeldung endet in wenigen Minuten.',
    prolong: 'Angemeldet bleiben',
  },
  skipToContent: 'Zum Inhalt springen',
  moreInformation: 'Weitere Informationen',
  closeWindow: 'Fenster schließen',
  mainNavigation: 'Hauptnavigation',
  documents: 'Dokumente',
  administration: 'Administration',
  signOut: 'Abmelden',
  language: 'Sprache',
  languageName: { de: 'Deutsch', en: 'English' },
};
