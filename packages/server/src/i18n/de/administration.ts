export const administration = {
  title: 'Administration',
  objects: 'Objekte',
  objectsText: 'Übersicht der Objekte, die Ihr Büro importiert hat.',
  connection: 'Verbindung zu onOffice',
  keyUnlocked: 'API-Key aktiv, endet auf {{ending}}. Freigeschaltet am {{at}}.',
  keyRefused:
    'onOffice lehnt den API-Key seit dem {{at}} ab. Bitte schalten Sie immo-billie im onOffice-Marketplace erneut frei.',
  adminsOnly: 'Den Status der Verbindung sehen Administratoren.',
};
