export const layout = {
  session: {
    ends: 'Ihre Anmeldung endet in wenigen Minuten.',
    prolong: 'Angemeldet bleiben',
    failed:
      'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal. Hilft das nicht, speichern Sie jetzt oder öffnen Sie immo-billie erneut aus onOffice.',
    final:
      'Ihre Anmeldung endet in wenigen Minuten und kann nicht weiter verlängert werden. Bitte speichern Sie jetzt und öffnen Sie immo-billie danach erneut aus onOffice.',
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
