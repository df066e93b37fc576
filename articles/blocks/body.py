"""The list of blocks that an article is made of. A new block is one line here, a class and a template.

The chooser shows the groups in the order in which they first stand here.
"""

from wagtail import blocks

from articles.blocks.guide_advice import DosAndDontsBlock, ReminderBlock
from articles.blocks.guide_carriers import CarrierSwitchBlock
from articles.blocks.guide_checklists import ChecklistBlock
from articles.blocks.guide_hotlines import HotlinesBlock
from articles.blocks.guide_refusals import RefusalBlock
from articles.blocks.guide_sources import SourcesBlock
from articles.blocks.guide_steps import StepsBlock
from articles.blocks.markdown import MarkdownBlock
from articles.blocks.media import FigureBlock, TableBlock
from articles.blocks.text import CalloutBlock, FaqBlock, ParagraphBlock, QuoteBlock


class BodyBlock(blocks.StreamBlock):
    """An article's body."""

    paragraph = ParagraphBlock()
    markdown = MarkdownBlock()
    figure = FigureBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    carrier_switch = CarrierSwitchBlock()
    checklist = ChecklistBlock()
    hotlines = HotlinesBlock()
    refusal = RefusalBlock()
    dos_and_donts = DosAndDontsBlock()
    callout = CalloutBlock()
    reminder = ReminderBlock()
    table = TableBlock()
    faq = FaqBlock()
    sources = SourcesBlock()
