"""The list of blocks that an article is made of. A new block is one line here, a class and a template."""

from wagtail import blocks

from articles.blocks.guide_carriers import CarrierSwitchBlock
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
    callout = CalloutBlock()
    table = TableBlock()
    faq = FaqBlock()
