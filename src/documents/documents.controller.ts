import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { DocumentsService, type Paper } from './documents.service.js';

/** Both addresses give the same bytes: the first is for people, the second for programs. */
const at = (file: string): string[] => [`orders/:id/${file}`, `api/orders/:id/${file}`];

function shown({ fileName, bytes }: Paper): StreamableFile {
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="${fileName}"`,
    length: bytes.length,
  });
}

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get(at('label.pdf'))
  @Header('cache-control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The patient’s label, once the order is being made' })
  async label(@Who() by: SignedIn, @Param('id') id: string): Promise<StreamableFile> {
    return shown(await this.documents.paper(by, id, 'label'));
  }

  @Get(at('intermediates/:name/label.pdf'))
  @Header('cache-control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The label of an intermediate of the order, by its name: T1' })
  async intermediate(
    @Who() by: SignedIn,
    @Param('id') id: string,
    @Param('name') name: string,
  ): Promise<StreamableFile> {
    return shown(await this.documents.intermediateLabel(by, id, name));
  }

  @Get(at('stability.pdf'))
  @Header('cache-control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'Stability and beyond-use sheet: every limit and why this date' })
  async stability(@Who() by: SignedIn, @Param('id') id: string): Promise<StreamableFile> {
    return shown(await this.documents.paper(by, id, 'stability'));
  }

  @Get(at('worksheet.pdf'))
  @Header('cache-control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'Worksheet for the bench; a draft’s says that it is one' })
  async worksheet(@Who() by: SignedIn, @Param('id') id: string): Promise<StreamableFile> {
    return shown(await this.documents.paper(by, id, 'worksheet'));
  }
}
