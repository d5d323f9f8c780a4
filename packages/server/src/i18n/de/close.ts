export const close = {
  title: 'Fenster schließen',
  text: 'Sie können dieses Fenster jetzt schließen. Sie bleiben angemeldet, bis Sie sich abmelden.',
};
