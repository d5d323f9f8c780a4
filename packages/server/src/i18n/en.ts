import { activation } from './en/activation.js';
import { administration } from './en/administration.js';
import { close } from './en/close.js';
import { costs } from './en/costs.js';
import { details } from './en/details.js';
import { documents } from './en/documents.js';
import { handover } from './en/handover.js';
import { help } from './en/help.js';
import { history } from './en/history.js';
import { layout } from './en/layout.js';
import { legal } from './en/legal.js';
import { objectDocuments } from './en/object-documents.js';
import { objects } from './en/objects.js';
import { officeDocuments } from './en/office-documents.js';
import { problems } from './en/problems.js';
import { prospects } from './en/prospects.js';
import { result } from './en/result.js';
import { signedOut } from './en/signed-out.js';
import { storedFiles } from './en/stored-files.js';
import { video } from './en/video.js';
import { wizard } from './en/wizard.js';
import type { de } from './de.js';

/** English texts of the app; each file has to have the keys of its German one. */
export const en: typeof de = {
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
