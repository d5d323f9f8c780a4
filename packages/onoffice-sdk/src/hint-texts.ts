import type { Hint } from './hint.js';

/** Codes that need the same words share one entry. */
export interface SharedHint extends Hint {
  readonly codes: readonly number[];
}

const reopenFromOnOffice: Hint = {
  de: 'Die Berechtigung aus onOffice fehlt oder ist abgelaufen. Bitte den Service erneut aus onOffice öffnen.',
  en: 'The claim from onOffice is missing or no longer valid: open the service again from onOffice.',
};

/** Own words for every code that a Marketplace provider can meet. */
export const sharedHints: readonly SharedHint[] = [
  {
    codes: [1],
    de: 'onOffice meldet einen unbekannten Fehler. Meist hilft ein erneuter Versuch nach kurzer Zeit.',
    en: 'onOffice reports an unknown error. Trying again a little later usually helps.',
  },
  {
    codes: [3, 4, 5, 6, 7, 8, 9, 303],
    de: 'onOffice konnte die Anfrage nicht lesen. Möglicherweise verändert ein Proxy die gesendeten Daten.',
    en: 'onOffice could not read the request. A proxy on the way may be changing what is sent.',
  },
  {
    codes: [13],
    de: 'In der Anfrage fehlt der Token des API-Benutzers. Die Zugangsdaten sind unvollständig gespeichert.',
    en: 'The request carries no API token: the stored credentials are incomplete.',
  },
  {
    codes: [14, 15, 16, 17, 18, 19, 20, 21, 27, 247],
    de: 'Der Aufbau der Anfrage passt nicht zu dem, was onOffice erwartet. Das ist ein Fehler dieses Programms.',
    en: 'The structure of the request is not what onOffice expects. This is a fault of this program.',
  },
  {
    codes: [22],
    de: 'onOffice kennt den Token nicht oder der API-Benutzer ist gesperrt. Bitte den Anbieter im Marketplace neu freischalten.',
    en: 'onOffice does not know the token, or the API user is blocked: activate the provider again in the Marketplace.',
  },
  {
    codes: [23, 24, 25, 26, 199, 279],
    de: 'Diesen Aufruf gibt es in dieser Zusammensetzung bei onOffice nicht. Das ist ein Fehler dieses Programms.',
    en: 'onOffice has no such call in this combination of action, resource type and id. This is a fault of this program.',
  },
  {
    codes: [28, 29, 30, 31, 32, 34, 35, 36, 38, 39, 44, 45, 46, 47],
    de: 'onOffice kann die Anmeldung des API-Benutzers nicht verarbeiten. Bitte den Anbieter im Marketplace neu freischalten.',
    en: "onOffice cannot process the API user's registration: activate the provider again in the Marketplace.",
  },
  {
    codes: [37, 153],
    de: 'Zum Token findet onOffice keine gültigen Daten. Bitte den API-Key prüfen oder den Anbieter neu freischalten.',
    en: 'onOffice finds no valid data for the token: check the API key or activate the provider again.',
  },
  {
    codes: [40, 49],
    de: 'Der API-Key wird von onOffice nicht angenommen. Bitte den Schlüssel erneut vollständig kopieren (64 Zeichen).',
    en: 'onOffice does not accept the API key: copy it again completely (64 characters).',
  },
  {
    codes: [41],
    de: 'onOffice kennt diesen Kunden nicht. Bitte prüfen, ob die Zugangsdaten zum richtigen Mandanten gehören.',
    en: 'onOffice does not know this customer: check that the credentials belong to the right client.',
  },
  {
    codes: [42],
    de: 'Der onOffice-Mandant ist nicht aktiv. Bitte an onOffice oder an die Verwaltung des Mandanten wenden.',
    en: 'The onOffice client is not active: contact onOffice or the administrator of the client.',
  },
  {
    codes: [43, 104, 134, 135, 183, 184, 286],
    de: 'Der Benutzer ist in onOffice unbekannt, nicht aktiv oder für diesen Zugriff nicht freigegeben.',
    en: 'The user is unknown or inactive in onOffice, or not allowed to use this access.',
  },
  {
    codes: [48],
    de: 'Der Zugang wurde in onOffice entzogen. Bitte den Anbieter im Marketplace neu freischalten.',
    en: 'Access was revoked in onOffice: activate the provider again in the Marketplace.',
  },
  {
    codes: [67, 68],
    de: 'Die Angabe zum Blättern ist keine gültige Zahl. Seitenversatz und Seitengröße prüfen.',
    en: 'A paging value is not a valid number: check offset and page size.',
  },
  {
    codes: [74, 187, 194, 227, 228, 229, 236, 270, 291, 294],
    de: 'Ein Wert der Anfrage hat nicht die Art, die onOffice für dieses Feld erwartet (Text, Zahl oder Liste).',
    en: 'A value of the request is not of the kind that onOffice expects there (text, number or list).',
  },
  {
    codes: [75, 138, 141, 143, 144, 145, 154],
    de: 'Ein angefragtes Feld gibt es in diesem onOffice-Mandanten nicht oder es ist dort nicht aktiv. Felder vorher mit „fields“ abgleichen.',
    en: 'A requested field does not exist or is not active in this onOffice client: compare with `fields` first.',
  },
  {
    codes: [76, 77, 252],
    de: 'Ein Auswahlwert ist in diesem onOffice-Mandanten nicht hinterlegt. Die erlaubten Werte liefert „fields“.',
    en: 'A selected value is not configured in this onOffice client: `fields` lists the permitted ones.',
  },
  {
    codes: [79, 96, 110, 117, 121, 185, 186],
    de: 'Die Nummer eines Datensatzes fehlt oder ist keine gültige Zahl.',
    en: 'The number of a record is missing or not valid.',
  },
  {
    codes: [80, 235, 251, 292, 293],
    de: 'Den Datensatz gibt es nicht mehr oder der Benutzer darf ihn in onOffice nicht sehen.',
    en: 'The record no longer exists, or the user may not see it in onOffice.',
  },
  {
    codes: [78, 88, 168],
    de: 'onOffice konnte den Datensatz nicht schreiben. Schreibrechte und Pflichtfelder prüfen.',
    en: 'onOffice could not write the record: check write permissions and mandatory fields.',
  },
  {
    codes: [97],
    de: 'onOffice meldet einen Fehler in einer Aktion, ohne ihn zu nennen.',
    en: 'onOffice reports an error in an action without naming it.',
  },
  {
    codes: [98, 99, 132, 173, 179, 180, 181, 182, 219],
    de: 'Die Beziehung zwischen den Datensätzen ist unbekannt, unvollständig oder so nicht erlaubt.',
    en: 'The relation between the records is unknown, incomplete or not allowed this way.',
  },
  {
    codes: [131, 174, 261, 262],
    de: 'Dem onOffice-Benutzer fehlt das Schreibrecht dafür.',
    en: 'The onOffice user lacks the permission to write this.',
  },
  {
    codes: [136],
    de: 'Die Uhr dieses Rechners weicht zu stark von der von onOffice ab (mehr als 120 Sekunden). Uhrzeit abgleichen.',
    en: 'The clock of this machine differs too much from that of onOffice (more than 120 seconds): synchronise it.',
  },
  {
    codes: [137],
    de: 'Die Signatur passt nicht: Der API-Key ist falsch. Häufig fehlt beim Kopieren ein Zeichen oder ein Leerzeichen ist zu viel; der Key hat genau 64 Zeichen, der Token 32.',
    en: 'The signature does not match: the API key is wrong. Often a character was lost or white space was added when copying; the key has exactly 64 characters, the token 32.',
  },
  {
    codes: [142, 232, 237, 241, 257],
    de: 'Ein Filter ist so nicht erlaubt. Für Mehrfachauswahlen gelten nur =, !=, like, not like, in und not in.',
    en: 'A filter is not allowed this way. Multi-select fields know only =, !=, like, not like, in and not in.',
  },
  {
    codes: [149, 155, 156, 170, 191, 245, 246, 253],
    de: 'Dem onOffice-Benutzer fehlt das Leserecht für diese Daten.',
    en: 'The onOffice user lacks the permission to read this.',
  },
  {
    codes: [158],
    de: 'onOffice lässt Anfragen von dieser IP-Adresse nicht zu. Die Freigabe steht beim API-Benutzer.',
    en: 'onOffice does not allow requests from this IP address; the restriction is set at the API user.',
  },
  {
    codes: [160],
    de: 'Die Sprachangabe ist ungültig. Erwartet wird ein ISO-Kürzel mit drei Großbuchstaben, etwa DEU.',
    en: 'The language is invalid: three upper-case ISO letters are expected, such as DEU.',
  },
  {
    codes: [163, 167, 171, 196, 215, 254, 255, 282],
    de: 'Ein Pflichtfeld fehlt oder ein Wert der Anfrage ist ungültig.',
    en: 'A mandatory field is missing or a value of the request is invalid.',
  },
  {
    codes: [164],
    de: 'Für die Umkreissuche fehlen Angaben: Land und Radius sind Pflicht.',
    en: 'The radius search is incomplete: country and radius are mandatory.',
  },
  {
    codes: [175, 176],
    de: 'onOffice kann nicht zum Mandanten oder Benutzer dieses Aufrufs wechseln. Bitte den Service erneut aus onOffice öffnen.',
    en: 'onOffice cannot switch to the client or user of this call: open the service again from onOffice.',
  },
  {
    codes: [177, 178],
    de: 'Der Vorgang ist in onOffice abgelaufen. Bitte das Fenster schließen und aus onOffice neu öffnen.',
    en: 'The operation has expired in onOffice: close the window and open it again from onOffice.',
  },
  { codes: [193, 201, 248], ...reopenFromOnOffice },
  {
    codes: [198],
    de: 'Die Nummer gehört zu einer Sprachfassung. Zum Schreiben die Nummer der Hauptfassung verwenden.',
    en: 'The number belongs to a language version: use the number of the main version for writing.',
  },
  {
    codes: [212],
    de: 'Nach diesem Feld kann onOffice nicht sortieren.',
    en: 'onOffice cannot sort by this field.',
  },
  {
    codes: [230, 231, 289],
    de: 'Der Zeitraum fehlt oder ist ungültig.',
    en: 'The period is missing or invalid.',
  },
  {
    codes: [240],
    de: 'Marketplace-Anbieter dürfen diesen Aufruf nicht verwenden.',
    en: 'Marketplace providers may not use this call.',
  },
  {
    codes: [243],
    de: 'Die Signatur passt nicht, weil eine Zahl nicht als Text gesendet wurde.',
    en: 'The signature does not match because a number was not sent as text.',
  },
  {
    codes: [256, 302],
    de: 'Zu viele Datensätze in einem Aufruf. Höchstens 500 sind erlaubt.',
    en: 'Too many records in one call: at most 500 are allowed.',
  },
  {
    codes: [284],
    de: 'Den gespeicherten Filter gibt es in diesem onOffice-Mandanten nicht.',
    en: 'The saved filter does not exist in this onOffice client.',
  },
  {
    codes: [70],
    de: 'onOffice konnte Datensätze gerade nicht lesen. Meist hilft ein erneuter Versuch nach kurzer Zeit.',
    en: 'onOffice could not read records just now. Trying again a little later usually helps.',
  },
  {
    codes: [81, 82, 83, 84, 85, 86, 87, 258, 259, 260, 300],
    de: 'Eine Telefonnummer, Faxnummer oder E-Mail-Adresse lässt sich so nicht ändern: Der alte Wert muss genau einmal vorkommen, ein Haupteintrag muss auch als gewöhnlicher Eintrag angegeben sein.',
    en: 'A phone number, fax number or e-mail address cannot be changed this way: the old value has to occur exactly once, a main entry has to be given as an ordinary entry too.',
  },
  {
    codes: [95],
    de: 'Das Suchprofil gibt es in onOffice nicht mehr.',
    en: 'The search profile no longer exists in onOffice.',
  },
  {
    codes: [102, 103, 105, 106, 107, 108, 150],
    de: 'onOffice nimmt Benutzername und Passwort nicht an. Nach mehreren Fehlversuchen wird das Konto gesperrt.',
    en: 'onOffice does not accept the user name and password. After several wrong attempts the account is locked.',
  },
  {
    codes: [127],
    de: 'Die Datei gibt es in onOffice nicht mehr.',
    en: 'The file no longer exists in onOffice.',
  },
  {
    codes: [129, 161, 162, 172, 213, 239],
    de: 'onOffice nimmt die Datei nicht an: Dateityp, Dateiname und Reihenfolge der Schritte prüfen; ein Objekt hat nur ein Titelbild.',
    en: 'onOffice does not accept the file: check its type, its name and the order of the steps; an estate has one title picture only.',
  },
  {
    codes: [139],
    de: 'Für Bilder müssen Objektnummern und Bildarten angegeben werden.',
    en: 'Pictures need estate numbers and kinds of pictures.',
  },
  {
    codes: [169],
    de: 'Den Termin gibt es in onOffice nicht mehr.',
    en: 'The appointment no longer exists in onOffice.',
  },
  {
    codes: [188, 189, 190, 205],
    de: 'onOffice findet die Zahlung oder ihren Rechnungsempfänger nicht, oder die Frist für die Abfrage ist vorbei.',
    en: 'onOffice does not find the payment or its invoice recipient, or the time to ask has passed.',
  },
  {
    codes: [202, 203],
    de: 'onOffice nimmt die Anmeldung für die Z-Push-Synchronisierung nicht an oder hat das Konto gesperrt.',
    en: 'onOffice does not accept the sign-in for Z-Push synchronisation or has locked the account.',
  },
  {
    codes: [210],
    de: 'Diese Zahlung kann nicht erstattet werden. Lastschriften erst nach sieben Tagen, offene Zahlungen gar nicht.',
    en: 'This payment cannot be refunded: direct debits only after seven days, pending payments not at all.',
  },
  {
    codes: [214],
    de: 'Ein Preis hat nicht die Form, die onOffice erwartet: zwei Nachkommastellen, Punkt, keine Tausenderpunkte.',
    en: 'A price is not in the form that onOffice expects: two decimals, a point, no thousands separators.',
  },
  {
    codes: [278],
    de: 'Die Abmeldung darf nur die letzte Aktion einer Anfrage sein. Das ist ein Fehler dieses Programms.',
    en: 'Signing off may only be the last action of a request. This is a fault of this program.',
  },
];

/** For codes without own words. */
export const categoryHints: Readonly<Record<string, Hint>> = {
  auth: {
    de: 'onOffice hat die Anmeldung abgelehnt.',
    en: 'onOffice refused the authentication.',
  },
  'json/structure': {
    de: 'onOffice konnte die Anfrage nicht verarbeiten.',
    en: 'onOffice could not process the request.',
  },
  routing: {
    de: 'Diesen Aufruf kennt onOffice nicht.',
    en: 'onOffice does not know this call.',
  },
  'filter/sort/paging': {
    de: 'onOffice lehnt Filter, Sortierung oder Seitenangabe ab.',
    en: 'onOffice rejects the filter, the sorting or the paging.',
  },
  'fields/values': {
    de: 'onOffice lehnt ein Feld oder einen Wert ab.',
    en: 'onOffice rejects a field or a value.',
  },
  records: {
    de: 'onOffice kann den Datensatz nicht verwenden.',
    en: 'onOffice cannot use the record.',
  },
  relations: {
    de: 'onOffice lehnt die Beziehung zwischen Datensätzen ab.',
    en: 'onOffice rejects the relation between records.',
  },
  rights: {
    de: 'In onOffice fehlt ein Recht dafür.',
    en: 'A permission is missing in onOffice.',
  },
};

/** For codes and categories that nothing is known about. */
export const generalHint: Hint = {
  de: 'onOffice hat den Aufruf abgelehnt.',
  en: 'onOffice rejected the call.',
};
