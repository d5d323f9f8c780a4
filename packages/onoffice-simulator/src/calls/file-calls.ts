import type { EstateFile } from '../crm/estate-file.js';
import { readListPage } from '../query/list-page.js';
import { ApiError } from '../wire/api-error.js';
import { recordId, scalarText, truthy } from '../wire/plain-object.js';
import { mayRead, type ApiCall, type ApiRecord, type CallContext, type CallResult } from './api-call.js';
import { readIdList } from './read-parameters.js';

const MAX_FILES = 100;

/** `get` of `file`: the files of an estate. Addresses and appointments have none here. */
export const getFilesCall: ApiCall = {
  verb: 'get',
  resourceType: 'file',
  resourceIds: ['estate', 'address', 'appointment'],
  cacheable: true,
  handle: (context) => {
    if (context.resourceId === 'estate') return estateFiles(context);
    const parameter = context.resourceId === 'address' ? 'addressid' : 'appointmentid';
    if (recordId(context.parameters[parameter]) === undefined) {
      throw new ApiError(context.resourceId === 'address' ? 96 : 117);
    }
    return { records: [], total: 0 };
  },
};

/** `get` of `estatepictures`: links to the pictures of several estates, one record per file. */
export const getEstatePicturesCall: ApiCall = {
  verb: 'get',
  resourceType: 'estatepictures',
  cacheable: true,
  handle: (context) => {
    const ids = readIdList(context, 'estateids');
    const { categories } = context.parameters;
    if (ids === undefined || !Array.isArray(categories)) throw new ApiError(139);
    const files = context.customer.files.filter(
      (file) =>
        ids.includes(file.estateId) &&
        categories.includes(file.kind) &&
        file.category === 'external' &&
        mayRead(context, 'estate', file.estateId),
    );
    return { records: files.map((file) => pictureRecord(context, file)), total: files.length };
  },
};

function estateFiles(context: CallContext): CallResult {
  const { parameters, customer } = context;
  const estateId = recordId(parameters['estateid']);
  if (estateId === undefined) throw new ApiError(110);
  if (customer.tables.estate.has(estateId) && !mayRead(context, 'estate', estateId)) throw new ApiError(149);
  const fileId = recordId(parameters['fileid']);
  const attribute = scalarText(parameters['documentAttribute']);
  const files = customer.files
    .filter((file) => file.estateId === estateId)
    .filter((file) => fileId === undefined || file.id === fileId)
    .filter((file) => attribute === undefined || file.documentAttribute === attribute)
    .sort((a, b) => a.position - b.position);
  const page = readListPage(parameters, MAX_FILES);
  // The content comes only when the call names exactly one file.
  const withContent = (fileId !== undefined || attribute !== undefined) && files.length === 1;
  return {
    records: files
      .slice(page.offset, page.offset + page.limit)
      .map((file) => fileRecord(context, file, withContent)),
    total: files.length,
  };
}

function fileRecord(context: CallContext, file: EstateFile, withContent: boolean): ApiRecord {
  const { parameters, baseUrl } = context;
  const withImageUrl = parameters['includeImageUrl'] !== undefined && file.category === 'external';
  return {
    id: file.id,
    type: 'file',
    elements: {
      type: file.kind,
      position: String(file.position),
      documentAttribute: file.documentAttribute,
      name: file.originalName,
      originalname: file.originalName,
      filename: file.originalName,
      fileSize: file.content.length,
      title: file.title,
      freetext: '',
      modified: file.modified,
      category: file.category,
      ...(file.url === '' ? {} : { url: file.url }),
      ...(withImageUrl && file.mimeType.startsWith('image/')
        ? { imageUrl: fileUrl(baseUrl, context, file) }
        : {}),
      ...(truthy(parameters['showispublishedonhomepage'])
        ? { ispublishedonhomepage: file.category === 'external' }
        : {}),
      ...(withContent && file.url === '' ? { content: file.content.toString('base64') } : {}),
    },
  };
}

function pictureRecord(context: CallContext, file: EstateFile): ApiRecord {
  return {
    id: file.id,
    type: 'files',
    elements: [
      {
        estateid: String(file.estateId),
        type: file.kind,
        url: file.url === '' ? fileUrl(context.baseUrl, context, file) : file.url,
        title: file.title,
        text: '',
        originalname: file.originalName,
        modified: String(file.modified),
        estateMainId: String(file.estateId),
      },
    ],
  };
}

function fileUrl(baseUrl: string, context: CallContext, file: EstateFile): string {
  return `${baseUrl}/files/${context.customer.webId}/${file.id}`;
}
