"""Reading a whole source: what it is, its head, and its tasks or items."""

from models.reading import ReadDocument, ReadItem, ReadTask
from models.vocabulary import DocumentKind
from reports.incoming.document_head import read_head
from reports.incoming.plan import read_plan
from reports.incoming.source import Source


def read_source(source: Source) -> ReadDocument:
    """Recognise and read an opened source."""
    head = read_head(source.lines)
    items: tuple[ReadItem, ...] = ()

    plan = read_plan(source.lines, head)
    tasks, warnings = plan.tasks, plan.warnings
    return ReadDocument(
        kind=DocumentKind.PLAN if tasks else DocumentKind.UNKNOWN,
        title=head.title,
        number=head.number,
        issuer=head.issuer,
        addressees=head.addressees,
        signed_on=head.signed_on,
        printed_on=head.printed_on,
        published_on=head.published_on,
        tasks=tasks,
        items=items,
        declared={},
        warnings=(*source.warnings, *warnings),
        lines=source.lines,
        basis_numbers=head.basis_numbers,
        annexes=head.annexes,
        source_name=source.name,
        source_sha256=source.sha256,
        year=head.year,
    )
