package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.api.request.Audit;
import org.onrecord.dashboard.api.request.Client;
import org.onrecord.dashboard.api.request.RateLimit;
import org.onrecord.dashboard.api.request.RequestBody;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.dashboard.workbench.Trial;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.events.yaml.YamlMistake;

/** Serves the page on which an issue is started: it drafts, checks, tries and saves an issue file. */
record WorkbenchHandler(Optional<Workbench> workbench, RequestedIssue requested, RateLimit rate) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ABOUT = 5_000;
    private static final int LONGEST_FILE = 200_000;
    private static final int LONGEST_NAME = 60;
    private static final int AT_ONCE = 20;
    private static final double A_SECOND = 0.5;
    private static final int SOON = 2;

    /** The form of an issue's id. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

    /** Ids that would collide with other addresses. */
    private static final List<String> RESERVED = List.of("new");

    private static final String ABSENT =
            "this dashboard runs without the processor and cannot read documents; use onrecord issue new, check and"
                    + " try where OnRecord is installed";

    private static final String LEARNS_NOT =
            "this dashboard runs without the processor; after some answers, run onrecord export training and onrecord"
                    + " issue learn where OnRecord is installed";

    WorkbenchHandler(Optional<Workbench> workbench, RequestedIssue requested) {
        this(workbench, requested, new RateLimit(AT_ONCE, A_SECOND));
    }

    /** @param trial id of the last trial; empty if there is none */
    record Status(boolean available, String reason, String trial) {}

    record DraftText(String yaml) {}

    private record IssueText(@Nullable String yaml) {}

    private record NewDraft(
            @Nullable String id,
            @Nullable String title,
            @Nullable String about,
            @Nullable List<String> languages) {}

    Status status(Context context) {
        RequestParameters.none(context);
        return workbench.map(bench -> new Status(true, "", bench.lastTrial())).orElse(new Status(false, ABSENT, ""));
    }

    /** Returns what an issue learns from its reviews. */
    Learning learning(Context context) {
        RequestParameters.ofIssue(context, "");
        String issue = requested.of(context).id();
        return workbench.map(bench -> bench.learning(issue)).orElseGet(() -> Learning.none(LEARNS_NOT));
    }

    void draft(Context context) {
        NewDraft body = RequestBody.read(context, NewDraft.class);
        String id = name(bounded("id", body.id, LONGEST_NAME));
        List<String> languages = languages(Objects.requireNonNullElse(body.languages, List.of()));
        Workbench.Draft draft = new Workbench.Draft(
                id,
                bounded("title", body.title, LONGEST_TITLE),
                bounded("about", body.about, LONGEST_ABOUT),
                languages);
        ResponseSender.sendChange(context, 200, new DraftText(bench(context).draft(draft)));
    }

    void check(Context context) {
        String yaml = file(context);
        ResponseSender.sendChange(context, 200, check(bench(context), yaml));
    }

    void tryOut(Context context) {
        String yaml = file(context);
        switch (bench(context).tryOut(yaml)) {
            case Workbench.Begun.Running running -> {
                Audit.changed(context, "trial begun", "id", running.trial().id());
                context.header(
                        "Location",
                        "/api/v1/workbench/trials/" + running.trial().id());
                ResponseSender.sendChange(context, 202, running.trial());
            }
            case Workbench.Begun.Mistaken mistaken -> throw mistaken(mistaken.mistakes());
            case Workbench.Begun.Busy busy ->
                throw Problem.conflict("another issue is being tried; wait until it has ended, or cancel it");
        }
    }

    Trial trial(Context context) {
        RequestParameters.none(context);
        return bench().trial(context.pathParam("id")).orElseThrow(() -> noTrial(context));
    }

    void cancel(Context context) {
        Trial trial = bench(context).cancel(context.pathParam("id")).orElseThrow(() -> noTrial(context));
        Audit.changed(context, "trial cancelled", "id", trial.id());
        ResponseSender.sendChange(context, 200, trial);
    }

    private static Problem noTrial(Context context) {
        return Problem.notFound("there is no trial " + context.pathParam("id")
                + "; only the last one is kept, until the process ends; begin another");
    }

    void save(Context context) {
        String yaml = file(context);
        Workbench bench = bench(context);
        Workbench.Check check = check(bench, yaml);
        if (!check.mistakes().isEmpty()) {
            throw mistaken(check.mistakes());
        }
        name(check.id());
        switch (bench.save(yaml)) {
            case Workbench.Saved.Written written -> {
                Audit.changed(context, "issue started", "id", written.id(), "file", written.file());
                ResponseSender.sendChange(context, 201, written);
            }
            case Workbench.Saved.Mistaken mistaken -> throw mistaken(mistaken.mistakes());
            case Workbench.Saved.Exists exists -> throw Problem.conflict(exists.reason());
            case Workbench.Saved.Refused refused -> throw Problem.refused(refused.reason());
        }
    }

    private static Workbench.Check check(Workbench bench, String yaml) {
        return bench.check(yaml)
                .orElseThrow(() -> Problem.busy("another issue file is being checked; send this again", SOON));
    }

    private static Problem mistaken(List<YamlMistake> mistakes) {
        return Problem.refused("the issue file has mistakes: "
                + mistakes.stream()
                        .map(mistake -> "line " + mistake.line() + ": " + mistake.message())
                        .collect(Collectors.joining("; ")));
    }

    private static String name(String id) {
        if (!NAME.matcher(id).matches() || id.length() > LONGEST_NAME) {
            throw Problem.refused("the id of an issue is at most " + LONGEST_NAME
                    + " lower-case letters and digits, joined by hyphens, such as chip-exports; not \"" + id + "\"");
        }
        if (RESERVED.contains(id)) {
            throw Problem.refused("\"" + id + "\" is the address of this page; choose another id");
        }
        return id;
    }

    private Workbench bench() {
        return workbench.orElseThrow(() -> new Problem(501, "Not here", ABSENT));
    }

    /** Returns the workbench, unless this client asks it too often. */
    private Workbench bench(Context context) {
        Workbench bench = bench();
        rate.check(Client.of(context), "too many requests for the workbench; send one in two seconds");
        return bench;
    }

    private static String file(Context context) {
        return bounded("yaml", RequestBody.read(context, IssueText.class).yaml(), LONGEST_FILE) + "\n";
    }

    private static String bounded(String name, @Nullable String value, int most) {
        String text = RequestBody.required(name, value);
        if (text.length() > most) {
            throw Problem.refused(name + " has " + text.length() + " characters; at most " + most + " are allowed");
        }
        return text;
    }

    private static List<String> languages(List<String> given) {
        List<String> languages = given.stream().map(String::strip).distinct().toList();
        if (languages.isEmpty()
                || languages.size() > 10
                || !languages.stream().allMatch(each -> LANGUAGE.matcher(each).matches())) {
            throw Problem.refused("languages must be a list of one to ten codes, such as [\"en\", \"zh\"]");
        }
        return languages;
    }
}
