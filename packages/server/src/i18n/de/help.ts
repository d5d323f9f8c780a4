export const help = {
  title: 'Anleitung',
  chapters: 'Alle Kapitel',
  place: 'Kapitel {{number}} von {{count}}',
  previous: 'Zurück',
  next: 'Weiter',
  enlarge: '{{alt}} (Bild in voller Größe öffnen)',
};
