import type { video as german } from '../de/video.js';

export const video: typeof german = {
  title: 'Explanatory video',
  notProvided: 'The video will be provided by the operator. Until then, you can read here what it explains.',
  transcript: 'Transcript',
  paragraphs: [
    'After the import, the “Object details” page opens. The title, object number and area come from onOffice and can be changed. A later import does not overwrite what you change by hand.',
    'Set the period in which offers can be made. Two to three weeks have proved successful.',
    'The starting price is the lowest possible offer. The target price is for you only; prospects never see it.',
    'Under “Additional agreements”, record what is to apply besides the price, for example the handover date or fittings included in the sale. Under “Detailed description”, link to your website or a property portal.',
    'Click “Save” at the very bottom. If something is still missing, the object remains a draft and the page tells you what is missing.',
  ],
};
