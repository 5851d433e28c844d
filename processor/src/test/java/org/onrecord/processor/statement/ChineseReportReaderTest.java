package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.Issue;

/** Single forms of attribution in Chinese. */
class ChineseReportReaderTest {
    private static final Issue LIN = Texts.issue(new Issue.RegisteredActor(
            "lin-fan",
            Issue.RegisteredActor.Kind.PERSON,
            Map.of("en", List.of("Lin Fan"), "zh", List.of("林帆")),
            null,
            "CN",
            1,
            List.of()));

    private static Issue.RegisteredActor body(String id, String name, String side) {
        return new Issue.RegisteredActor(
                id,
                Issue.RegisteredActor.Kind.INSTITUTION,
                Map.of("en", List.of(id), "zh", List.of(name)),
                null,
                side,
                2,
                List.of());
    }

    private static List<String> known(String text) {
        return Texts.lines(Texts.document("海港日报", "2024-05-10", "zh", "", text), LIN);
    }

    private static List<String> lines(String text) {
        return Texts.lines(Texts.document("海港日报", "2024-05-10", "zh", "", text));
    }

    @Test
    void continuesAReportAcrossSentences() {
        assertThat(lines("加拿大渔业部长林远帆表示，湖水很冷。河水也很冷。他指出，海水更冷。"))
                .containsExactly("indirect | 林远帆 | CA 1 | 湖水很冷。河水也很冷", "indirect | 林远帆 | CA 1 | 海水更冷");
    }

    @Test
    void includesVerbsThatArePartOfTheReport() {
        assertThat(lines("墨西哥官员敦促各港口修复码头。")).containsExactly("indirect | 墨西哥官员 | MX 2 | 敦促各港口修复码头");
    }

    @Test
    void readsAccordingTo() {
        assertThat(lines("据加拿大渔业部消息，船已出海多日。")).containsExactly("indirect | 加拿大渔业部 | CA 2 | 船已出海多日");
    }

    @Test
    void leavesOutAccordingToBeforeTheMakerOfADocument() {
        assertThat(lines("据加拿大渔业部发布的声明，船已出海多日。声明强调，湖水很冷。")).contains("indirect | 加拿大渔业部 | CA 2 | 湖水很冷");
    }

    @Test
    void ignoresReportsWithoutANamedSource() {
        assertThat(lines("有人说，船已出海。据了解，湖水很冷。")).isEmpty();
    }

    @Test
    void readsWhatASpokespersonOrAResponsiblePersonClaims() {
        assertThat(lines("挪威渔业部发言人称，海水变冷了。墨西哥港口局负责人称，船已出海。"))
                .containsExactly("indirect | 挪威渔业部发言人 | other 2 | 海水变冷了", "indirect | 墨西哥港口局负责人 | MX 2 | 船已出海");
    }

    @Test
    void attributesADocumentToThoseWhoPublishIt() {
        assertThat(lines("挪威渔业部日前发布《海港安全》白皮书。白皮书指出，海港正在结冰。")).containsExactly("indirect | 挪威渔业部 | other 2 | 海港正在结冰");
    }

    @Test
    void attributesAMeetingsWordsToTheMeetingByItsName() {
        assertThat(lines("全国渔业工作会议5月10日在海城召开。会议强调，要修复码头。")).containsExactly("indirect | 全国渔业工作会议 | none 4 | 要修复码头");
    }

    @Test
    void ignoresFiguresThatNobodyPublished() {
        assertThat(lines("数据显示，湖水变冷了。科学研究表明，海水也变冷了。据不完全统计，船有十艘。")).isEmpty();
    }

    @Test
    void keepsNamesWholeThatContainPrepositions() {
        assertThat(lines("韩国渔业部长文在林表示，船已出海。《海港时报》报道称，湖水很冷。"))
                .containsExactly("indirect | 文在林 | other 1 | 船已出海", "indirect | 《海港时报》 | none 4 | 湖水很冷");
    }

    @Test
    void endsASubjectAtItsAdverbsAndVerbs() {
        assertThat(lines("挪威渔业大臣哈尔森接受海港电视台采访时再次表示，海水很冷。墨西哥渔业部第一时间发表声明称，码头已修好。"))
                .containsExactly("indirect | 哈尔森 | other 1 | 海水很冷", "indirect | 墨西哥渔业部 | MX 2 | 码头已修好");
    }

    @Test
    void knowsCountriesOfOneCharacterBeforeAnOffice() {
        assertThat(lines("美渔业委员会官员说，船已出海。美财政部称，码头很贵。俄副总理卡尔金称，海水很冷。"))
                .contains("indirect | 美财政部 | US 1 | 码头很贵", "indirect | 卡尔金 | other 1 | 海水很冷");
    }

    @Test
    void givesAnUnknownForeignerNoGovernmentOfThePublisher() {
        assertThat(Texts.lines(Texts.document("外交部", "2024-05-10", "zh", "", "总统卡斯塔诺表示，船已出海。外长林远帆说，海水很冷。当地官员称，湖水也很冷。")))
                .contains(
                        "> indirect | 卡斯塔诺 | other 1 | 船已出海",
                        "> indirect | 林远帆 | other 1 | 海水很冷",
                        "> indirect | 当地官员 | none 4 | 湖水也很冷");
    }

    @Test
    void ignoresDemandsAndNounsThatLookLikeReports() {
        assertThat(lines("挪威应立即停止对墨西哥的无端指责，修复码头。中方对有关批评不予评论。墨西哥受到广泛谴责。")).isEmpty();
    }

    @Test
    void resolvesASurnameWithATitleAndAnOfficeBehindAName() {
        assertThat(lines("挪威外交大臣哈尔森来访。哈尔森大臣强调，要修复码头。")).containsExactly("indirect | 哈尔森 | other 1 | 要修复码头");
    }

    @Test
    void ignoresHeadings() {
        assertThat(lines("挪威渔业部称海水变冷\n挪威渔业部10日称，海水变冷了。")).containsExactly("indirect | 挪威渔业部 | other 2 | 海水变冷了");
    }

    @Test
    void readsWhatSomebodyPointsOutBeforeTheComma() {
        assertThat(lines("正如挪威渔业大臣哈尔森所指出的，海水变冷了。")).containsExactly("indirect | 哈尔森 | other 1 | 海水变冷了");
    }

    @Test
    void leavesOutRemarksInBrackets() {
        assertThat(lines("墨西哥渔业联合会（MFF）下属组织海港社今天（5月10日）称，船已出海。")).containsExactly("indirect | 海港社 | none 4 | 船已出海");
    }

    @Test
    void continuesAReportInTheFirstPerson() {
        assertThat(lines("加拿大渔业部长林远帆表示，湖水很冷。我们要修复码头。中方愿意合作。"))
                .containsExactly("indirect | 林远帆 | CA 1 | 湖水很冷。我们要修复码头。中方愿意合作");
    }

    @Test
    void endsAReportBeforeTheReportersQuestion() {
        assertThat(lines("海港社记者：第一个问题，据挪威媒体报道，船已出海，请问中方对此有何评论？\n林远帆：我们注意到有关报道。"))
                .contains("> indirect | 挪威媒体 | none 4 | 船已出海");
    }

    @Test
    void readsALineAfterARegisteredNameAsItsWords() {
        assertThat(known("林帆：我们愿同各国合作，要修复码头。")).containsExactly("turn | 林帆 | CN 1 | 我们愿同各国合作，要修复码头。");
    }

    @Test
    void ignoresAHeadlineThatTellsWhoSpeaks() {
        assertThat(known("林帆：愿同各国合作\n林帆10日表示，要修复码头。")).containsExactly("indirect | 林帆 | CN 1 | 要修复码头");
    }

    @Test
    void readsABareMinistryAsTheOneThatWasNamed() {
        assertThat(lines("美司法部称，码头很贵。司法部还称，湖水很冷。"))
                .containsExactly("indirect | 美司法部 | US 1 | 码头很贵", "indirect | 美司法部 | US 1 | 湖水很冷");
    }

    @Test
    void givesAFormerOfficialNoGovernment() {
        assertThat(lines("挪威前首相哈尔森表示，海水很冷。")).containsExactly("indirect | 哈尔森 | none 4 | 海水很冷");
        assertThat(lines("挪威渔业部的前局长哈尔森·林表示，海水很冷。")).containsExactly("indirect | 哈尔森·林 | none 4 | 海水很冷");
    }

    @Test
    void keepsForeignNamesWholeThatContainAConjunction() {
        assertThat(lines("挪威总统巴尔因迈尔在访问中表示，海水很冷。")).containsExactly("indirect | 巴尔因迈尔 | other 1 | 海水很冷");
    }

    @Test
    void keepsARegisteredNameApartFromTheVerbsBehindIt() {
        assertThat(known("林帆部长三次下海港强调，要修复码头。")).containsExactly("indirect | 林帆 | CN 1 | 要修复码头");
    }

    @Test
    void readsNoReportInAQuestionAboutADemand() {
        assertThat(lines("海港社记者：挪威政府是不是只谴责船主而不谴责渔民的做法？\n林远帆：湖水很冷。")).noneMatch(line -> line.contains("indirect"));
    }

    @Test
    void readsDenialsThreatsAndPraiseAsReports() {
        assertThat(lines("挪威政府否认要关闭码头。")).containsExactly("indirect | 挪威政府 | other 1 | 否认要关闭码头");
        assertThat(lines("挪威政府一再扬言关闭码头。")).containsExactly("indirect | 挪威政府 | other 1 | 扬言关闭码头");
        assertThat(lines("挪威渔业部长赞扬湖区的码头很好。")).singleElement().asString().endsWith("| 赞扬湖区的码头很好");
    }

    @Test
    void aBodyWhoseNameIsAQuotationIsASource() {
        assertThat(lines("据非营利组织“码头地图”公布的数据，去年有三艘船沉没。")).anyMatch(line -> line.endsWith("去年有三艘船沉没"));
    }

    @Test
    void readsAnAttitudeAsAReport() {
        assertThat(lines("挪威政府对此予以谴责。")).containsExactly("indirect | 挪威政府 | other 1 | 对此予以谴责");
        assertThat(lines("挪威外交部就此向渔民表示衷心感谢，船队已经返航。")).containsExactly("indirect | 挪威外交部 | other 1 | 就此向渔民表示衷心感谢");
        assertThat(lines("挪威外交部发表声明表示反对。")).containsExactly("indirect | 挪威外交部 | other 1 | 表示反对");
        assertThat(lines("挪威总统感谢渔民修好码头。")).containsExactly("indirect | 挪威总统 | other 1 | 感谢渔民修好码头");
    }

    @Test
    void endsAQuotationBeforeWhatIsSaidOfIt() {
        assertThat(lines("海港社记者：挪威总统强调“海水很冷”，这是大家的看法吗？\n林远帆：湖水很冷。")).contains("> direct | 挪威总统 | other 1 | 海水很冷");
        assertThat(lines("海港社记者：挪威总统称“海水很冷”，并要求渔民立即关闭码头。\n林远帆：湖水很冷。"))
                .contains("> direct | 挪威总统 | other 1 | 海水很冷", "> indirect | 挪威总统 | other 1 | 要求渔民立即关闭码头");
    }

    @Test
    void aReportGoesOnThroughNumberedParagraphs() {
        assertThat(lines("挪威总统强调，码头要做两件事。\n一是修好灯塔。\n二是清洗渔船。"))
                .containsExactly("indirect | 挪威总统 | other 1 | 码头要做两件事。\n一是修好灯塔。\n二是清洗渔船");
    }

    @Test
    void readsNoReportInExamplesAndConditions() {
        assertThat(lines("比方说，湖水很冷。")).isEmpty();
        assertThat(lines("挪威政府在指责渔民之前，应该修好码头。")).isEmpty();
        assertThat(lines("挪威政府将根据第二号决议要求，继续修理码头。")).isEmpty();
    }

    @Test
    void givesWordsOfADocumentToItsMakerOnly() {
        assertThat(lines("挪威渔业部发布《关于湖水的立场文件》。立场文件指出，湖水很冷。挪威渔业部的这份报告还指出，海水更冷。"))
                .containsExactly("indirect | 挪威渔业部 | other 2 | 湖水很冷", "indirect | 挪威渔业部 | other 2 | 海水更冷");
        assertThat(lines("《关于湖水的立场》呼吁保护湖水。《湖水公约》要求各方修复码头。")).isEmpty();
    }

    @Test
    void readsNoReportInARequest() {
        assertThat(lines("请挪威渔业部介绍，湖水有多冷？")).isEmpty();
    }

    @Test
    void countsGroupsOfCountriesAsOtherGovernments() {
        assertThat(lines("个别西方国家表示，湖水很冷。五核国领导人发表声明，指出海水更冷。"))
                .containsExactly("indirect | 个别西方国家 | other 2 | 湖水很冷", "indirect | 五核国领导人 | other 2 | 海水更冷");
    }

    @Test
    void aBodyBehindAnotherIsOfTheSameCountry() {
        Issue issue = Texts.issue(body("us-fish", "美国渔业部", "US"), body("cn-finance", "财政部", "CN"));

        assertThat(Texts.lines(Texts.document("海港日报", "2024-05-10", "zh", "", "美国渔业部和财政部宣布，湖水很冷。"), issue))
                .containsExactly("indirect | 美国渔业部和财政部 | US 2 | 湖水很冷");
    }

    @Test
    void namesAThinkTankWithoutTheWordsBeforeIt() {
        assertThat(lines("挪威智库湖水研究中心指出，湖水很冷。")).containsExactly("indirect | 湖水研究中心 | none 4 | 湖水很冷");
    }
}
