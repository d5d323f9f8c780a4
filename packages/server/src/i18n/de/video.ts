export const video = {
  notProvided: 'Video wird vom Betreiber bereitgestellt. Bis dahin lesen Sie hier, was es erklärt.',
  watchExternal: 'Video ansehen (öffnet in neuem Tab)',
  openFile: 'Video öffnen oder herunterladen (neuer Tab)',
  download: 'Video herunterladen',
  transcript: 'Abschrift',
  captions: 'Untertitel',
  noPlayer: 'Ihr Browser kann dieses Video nicht abspielen. Bitte laden Sie es herunter.',
};
