import { Router } from 'express';
import type { Simulation } from '../simulation/simulation.js';

/** Contents of estate files, for the links that the API gives out. */
export function createFileDownload(simulation: Simulation): Router {
  const router = Router();
  router.get('/files/:webId/:fileId', (request, response, next) => {
    const customer = simulation.findCustomer(request.params.webId);
    const file = customer?.files.find(({ id }) => String(id) === request.params.fileId);
    if (file === undefined || file.url !== '') {
      next();
      return;
    }
    response.attachment(file.originalName);
    response.type(file.mimeType).send(file.content);
  });
  return router;
}
