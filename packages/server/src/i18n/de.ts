import { activation } from './de/activation.js';
import { administration } from './de/administration.js';
import { close } from './de/close.js';
import { costs } from './de/costs.js';
import { details } from './de/details.js';
import { documents } from './de/documents.js';
import { handover } from './de/handover.js';
import { help } from './de/help.js';
import { history } from './de/history.js';
import { layout } from './de/layout.js';
import { legal } from './de/legal.js';
import { objectDocuments } from './de/object-documents.js';
import { objects } from './de/objects.js';
import { officeDocuments } from './de/office-documents.js';
import { problems } from './de/problems.js';
import { prospects } from './de/prospects.js';
import { result } from './de/result.js';
import { signedOut } from './de/signed-out.js';
import { storedFiles } from './de/stored-files.js';
import { video } from './de/video.js';
import { wizard } from './de/wizard.js';

/** German texts of the app, the default; one file for each topic. */
export const de = {
  layout,
  close,
  signedOut,
  activation,
  handover,
  wizard,
  objects,
  details,
  costs,
  prospects,
  history,
  objectDocuments,
  storedFiles,
  result,
  administration,
  documents,
  officeDocuments,
  help,
  legal,
  video,
  problems,
};
