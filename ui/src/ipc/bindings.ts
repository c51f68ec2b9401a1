export type ProblemEntry = { severity: string, code: string, message: string, hint: string, official: string, file: string, line: number, field: string, };
export type Skipped = { official: string, reason: string, };
export type LetterRow = { official: string, name_ar: string, name_en: string, title_ar: string, title_en: string, country: string, channel: string, reference: string, template: string, languages: Array<string>, };
export type CampaignView = { schema: number, folder: string, title_ar: string, title_en: string, organization_ar: string, organization_en: string, letters: Array<LetterRow>, skipped: Array<Skipped>, problems: Array<ProblemEntry>, };
export type PagePicture = { page: number, pages: number, png_base64: string, width: number, height: number, problems: Array<ProblemEntry>, };
export type Failure = { problems: Array<ProblemEntry>, };
