export const storedFiles = {
  damaged: {
    title: 'Dieses Dokument ist beschädigt',
    text: '„{{name}}“ ist nicht mehr so gespeichert, wie es hochgeladen wurde. Damit niemand einen falschen Stand erhält, wird es nicht ausgegeben.',
    next: 'Das Dokument muss gelöscht und erneut hochgeladen werden. Geschieht das wiederholt, nennen Sie uns die Vorgangsnummer.',
    back: 'Zurück',
  },
};
