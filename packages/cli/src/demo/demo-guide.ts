import type { DemoAddresses } from './run-demo.js';

/** What to click, for the broker who sits in front of it: the one German text of this program. */
export function renderDemoGuide({ app, simulator, folder }: DemoAddresses): string {
  return `
immo-billie läuft.

  App                   ${app}
  onOffice (Simulator)  ${simulator}
  Daten                 ${folder}

So geht es, als „Testkanzlei onOffice“:

  1. Freischalten: ${simulator}/marketplace öffnen, „immo-billie“ aktivieren,
     den API-Key kopieren und einfügen.
  2. Immobilie öffnen: ${simulator}/estates → „Schöne Immobilie in Aachen“.
  3. „immo-billie“ → „Angebotsverfahren“ anklicken und der Rechteabfrage zustimmen.
  4. Interessenten prüfen, „Weiter“, Objekt-Details ausfüllen, „Speichern“.
  5. Das Objekt steht jetzt in der Administration unter „Objekte“.

Der zweite Kunde, „Nordlicht Immobilien GmbH“, ist schon freigeschaltet und hat drei Objekte.
Beenden: Strg+C. Von vorn beginnen: immo-billie demo --reset
`.trimEnd();
}
