export const video = {
  title: 'Erklärvideo',
  notProvided: 'Video wird vom Betreiber bereitgestellt. Bis dahin lesen Sie hier, was es erklärt.',
  transcript: 'Abschrift',
  paragraphs: [
    'Nach dem Import öffnet sich die Seite „Objekt-Details“. Bezeichnung, Objektnummer und Fläche kommen aus onOffice und können geändert werden. Was Sie von Hand ändern, überschreibt ein späterer Import nicht.',
    'Legen Sie fest, von wann bis wann Angebote abgegeben werden können. Bewährt haben sich zwei bis drei Wochen.',
    'Der Startpreis ist das kleinste mögliche Angebot. Der Zielpreis ist nur für Sie bestimmt; Interessenten sehen ihn nie.',
    'Unter „Zusatzvereinbarungen“ halten Sie fest, was neben dem Preis gelten soll, zum Beispiel den Übergabetermin oder mitverkaufte Einbauten. Unter „Detailbeschreibung“ verlinken Sie Ihre Webseite oder ein Immobilienportal.',
    'Klicken Sie ganz unten auf „Speichern“. Fehlt noch etwas, bleibt das Objekt ein Entwurf, und die Seite nennt, was fehlt.',
  ],
};
