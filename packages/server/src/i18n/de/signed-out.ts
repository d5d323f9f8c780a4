export const signedOut = {
  title: 'Sie sind abgemeldet',
  text: 'Um sich wieder anzumelden, öffnen Sie in onOffice eine Immobilie und klicken Sie auf „immo-billie“ → „Angebotsverfahren“.',
};
