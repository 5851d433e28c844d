package org.onrecord.app.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.testing.DocumentBuilder;

/** From a page to its statements: what readers, captions, teasers, appeals and legal notices say is nobody's statement. */
class PageStatementsTest {
    private static final Issue ISSUE = IssueFile.parse(
            "test", "id: locks\ntitle: Locks\nlanguages: [en]\ntopics: []\nclaims: []\n", ActorFiles.NONE);

    @Test
    void findsStatementsInTheArticleAlone() {
        String html = """
                <html><head><title>Northern locks open</title></head><body><div class="wrap"><h1>Northern locks open</h1>
                <div class="article-body"><p>The northern locks will open to freight again after three winters in which nothing heavier than a rowing
                boat was let through, and the towns upstream have waited for it.</p>
                <figure><figcaption>Canadian officials said that the barges are blue. Photo: Ada Sluice</figcaption></figure>
                <p>Canadian officials said that the gates are open. The pumps behind them were replaced in June by engineers of the town, who worked
                at night so that the boats could pass by day.</p>
                <p>The town had asked for the work in the year of the flood, when the old pumps failed on the first night and the lower streets stood
                under water for a week. Skippers who moved their boats to the southern harbour in those days are expected back before the end of the
                summer, and the market on the quay is to open again with them.</p>
                <p>Read more: Canadian officials said that the mill is closed</p>
                <p>Sign up for our newsletter: Canadian officials said that the river is wide.</p>
                <p>© 2026 The Lock Keeper. Canadian officials said that the rights are reserved.</p></div>
                <h3>2 Comments</h3><ol><li><b>Rowan</b><p>Canadian officials said that the tolls are a scandal and they will pay for it.</p></li>
                <li><b>Hazel</b><p>“The gates leak like a sieve,” Canadian officials said to my uncle when he asked them.</p></li></ol>
                </div></body></html>""";
        Page page = PageExtractor.extract(html, "https://lock-keeper.example/locks");
        Document document =
                DocumentBuilder.document("lock-keeper", "locks", page.text()).build();
        assertThat(StatementFinder.of(ISSUE).find(document))
                .extracting(found -> found.span().of(document.text()))
                .containsExactly("the gates are open");
    }
}
