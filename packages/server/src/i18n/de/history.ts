export const history = {
  title: 'Importe',
  entry: '{{at}}, {{by}}',
  failed: 'nicht abgeschlossen',
  failedText: 'Es wurde nichts gespeichert. Vorgangsnummer: {{requestId}}',
  replay: 'wiederholt durch den Betreiber',
  more: 'Gezeigt werden die letzten {{shown}} Importe. Ältere kennt der Betreiber.',
};
