/** Reads a PDF and draws its pages, with no help from the network and no evaluated code. */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

import { fromBase64 } from '../../lib/base64';

GlobalWorkerOptions.workerSrc = workerUrl;

export type Reader = {
  pages: number;
  /** Draws a page at a size in hundredths; returns its text. A later draw overtakes an earlier one. */
  draw: (canvas: HTMLCanvasElement, page: number, zoom: number) => Promise<string | null>;
  close: () => void;
};

const CSS_PIXELS_A_POINT = 96 / 72;

/** The text of a page. The stream is read by hand, because WebKit cannot walk over one with `for await`, as pdf.js would. */
async function text(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const stream = (await pdf.getPage(page)).streamTextContent() as ReadableStream<TextContent>;
  const reader = stream.getReader();
  let words = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    words += part.value.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  }
  return words;
}

/** Opens a PDF that came as base64. */
export async function open(base64: string): Promise<Reader> {
  const task = getDocument({ data: fromBase64(base64), isEvalSupported: false, useWasm: false, useSystemFonts: false });
  const pdf = await task.promise;
  let turn = 0;
  let running: { cancel: () => void } | null = null;

  async function draw(canvas: HTMLCanvasElement, number: number, zoom: number): Promise<string | null> {
    turn += 1;
    const mine = turn;
    running?.cancel();
    const page = await pdf.getPage(number);
    if (mine !== turn) return null;
    const sharp = window.devicePixelRatio || 1;
    const scale = (zoom / 100) * CSS_PIXELS_A_POINT;
    const viewport = page.getViewport({ scale: scale * sharp });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${Math.floor(viewport.width / sharp)}px`;
    const drawing = page.render({ canvas, viewport });
    running = drawing;
    try {
      await drawing.promise;
    } catch (thrown) {
      if (mine !== turn) return null;
      throw thrown;
    }
    return text(pdf, number);
  }

  return { pages: pdf.numPages, draw, close: () => void task.destroy() };
}
