export const handover = {
  title: 'In neuem Fenster fortfahren',
  text: 'Ihr Browser erlaubt in diesem eingebetteten Fenster keine Anmeldung. Mit einem Klick geht es in einem eigenen Fenster weiter; Sie sind dort bereits angemeldet.',
  submit: 'In neuem Fenster fortfahren',
};
