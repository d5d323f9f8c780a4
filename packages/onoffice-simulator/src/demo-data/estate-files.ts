import type { EstateFile } from '../crm/estate-file.js';
import { samplePdf, samplePng } from './sample-files.js';

const MODIFIED = 1_772_000_000;
const NO_CONTENT = Buffer.alloc(0);

/** Pictures, documents and a link of one estate, as its „Dateien“ tab would show them. */
export function estateFiles(estateId: number, firstFileId: number): EstateFile[] {
  const file = (
    index: number,
    kind: string,
    title: string,
    originalName: string,
    rest: Partial<EstateFile>,
  ): EstateFile => ({
    id: firstFileId + 2 * index,
    estateId,
    kind,
    title,
    originalName,
    position: index + 1,
    documentAttribute: '',
    modified: MODIFIED + index * 3600,
    category: 'external',
    url: '',
    mimeType: 'application/octet-stream',
    content: NO_CONTENT,
    ...rest,
  });
  return [
    file(0, 'Titelbild', 'Ansicht von Süden', 'titelbild.png', {
      mimeType: 'image/png',
      content: samplePng(320, 200, [105, 172, 223]),
    }),
    file(1, 'Foto', 'Wohnzimmer', 'wohnzimmer.png', {
      mimeType: 'image/png',
      content: samplePng(320, 200, [214, 188, 140]),
    }),
    file(2, 'Grundriss', 'Grundriss Erdgeschoss', 'grundriss-eg.png', {
      mimeType: 'image/png',
      content: samplePng(240, 240, [235, 235, 235]),
    }),
    file(3, 'Energieausweis', 'Energieausweis', 'energieausweis.pdf', {
      mimeType: 'application/pdf',
      documentAttribute: 'energieausweis',
      content: samplePdf('Energieausweis (Demo)'),
    }),
    file(4, 'Expose', 'Exposé', 'exposé größe & plan.pdf', {
      mimeType: 'application/pdf',
      content: samplePdf('Expose (Demo)'),
    }),
    file(5, 'Dokument', 'Grundbuchauszug (intern)', 'grundbuch.pdf', {
      mimeType: 'application/pdf',
      category: 'internal',
      documentAttribute: 'grundbuch',
      content: samplePdf('Grundbuchauszug (Demo)'),
    }),
    file(6, 'Ogulo-Link', '360-Grad-Rundgang', '', { url: 'https://rundgang.example/aachen' }),
  ];
}
