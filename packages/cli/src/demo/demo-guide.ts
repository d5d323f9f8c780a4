import type { DemoAddresses } from './run-demo.js';

/** What to click, for the broker who sits in front of it: the one German text of this program. */
export function renderDemoGuide({ app, simulator, folder }: DemoAddresses): string {
  return `
immo-billie läuft.

  App                   ${app}
  onOffice (Simulator)  ${simulator}
  Daten                 ${folder}

So geht es, als „Testkanzlei onOffice“:

  1. ${simulator}/marketplace öffnen: „jetzt freischalten“, „Freischalten“, den API-Key
     in das Feld von immo-billie kopieren, „jetzt freischalten“.
  2. ${simulator}/estates öffnen und „Schöne Immobilie in Aachen“ wählen.
  3. „immo-billie“ → „Angebotsverfahren“ anklicken und den Zugriff bestätigen.
  4. Interessenten prüfen, „Weiter“, Objekt-Details ausfüllen, „Speichern“.
  5. Das Objekt steht jetzt unter Administration › Objekte.

Ein zweiter Kunde, „Nordlicht Immobilien GmbH“, ist schon freigeschaltet und hat drei Objekte:
im Simulator oben rechts als „Wiebke Petersen“ anmelden.

Beenden: Strg+C. Von vorn beginnen: npm start -- --reset
`.trimEnd();
}
