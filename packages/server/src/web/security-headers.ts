import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { ServerConfig } from '../config/environment.js';
import { mediaOriginOf, videoSourceOf } from '../documents/video/video-source.js';

/**
 * Security headers for pages that may be framed by onOffice: a strict content security policy without
 * inline script or style, and nothing that would stop the frame or „Fenster schließen“.
 */
export function securityHeaders(
  config: Pick<ServerConfig, 'publicUrl' | 'frameAncestors' | 'prospectVideo' | 'explainerVideoUrl'>,
): RequestHandler {
  const videoOrigins = [config.prospectVideo, config.explainerVideoUrl].flatMap(
    (setting) => mediaOriginOf(videoSourceOf(setting)) ?? [],
  );
  const isHttps = config.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Bootstrap's icons are data URLs inside its style sheet.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", ...videoOrigins],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: [...config.frameAncestors],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    crossOriginEmbedderPolicy: false,
  });
}

/** The URL of a signed call carries a claim: it must not leave the page, nor stay in a cache. */
export const sensitiveUrl: RequestHandler = (_request, response, next) => {
  response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
  next();
};

/** Pages show personal data: no cache keeps them. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
