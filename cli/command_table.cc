// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cli/command.h"

namespace weft {
namespace {

constexpr std::array kCommands = {
    Command{"extract", "Read", "FILE...|-", "print the statements of articles, one line each",
            setup_extract},
    Command{"inspect", "Read", "FILE", "print every layer of analysis of an article",
            setup_inspect},
    Command{"explain", "Read", "FILE:SENTENCE", "why a sentence states what it states",
            setup_explain},
    Command{"eval", "Read", "PACK FILE", "score a language pack on an annotated text", setup_eval},
    Command{"build", "Build", "FILE... -o GRAPH", "weave articles into a new graph file",
            setup_build},
    Command{"add", "Build", "GRAPH FILE...", "add articles to a graph file", setup_add},
    Command{"import", "Build", "GRAPH FILE...", "add facts of JSON Lines, N-Quads, TSV or GraphML",
            setup_import},
    Command{"update", "Build", "GRAPH FILE...", "add articles; a changed one replaces its facts",
            setup_update},
    Command{"remove", "Build", "GRAPH DOCUMENT...", "forget articles and what only they say",
            setup_remove},
    Command{"combine", "Build", "GRAPH OTHER...", "add the articles of other graph files",
            setup_combine},
    Command{"find", "Ask", "GRAPH WORDS",
            "entities by a part, the sound, the initials or a wrong spelling of a name",
            setup_find},
    Command{"query", "Ask", "GRAPH 'S R O . ...'",
            "facts that fit patterns; _ or ?name is what you look for", setup_query},
    Command{"match", "Ask", "GRAPH 'MATCH ...'", "the same in openCypher: MATCH, WHERE, RETURN",
            setup_match},
    Command{"show", "Ask", "GRAPH ENTITY", "all facts about an entity", setup_show},
    Command{"path", "Ask", "GRAPH FROM TO", "how two entities hang together", setup_path},
    Command{"timeline", "Ask", "GRAPH ENTITY", "the dated facts about an entity, in order",
            setup_timeline},
    Command{"merges", "Curate", "GRAPH [ENTITY]", "which names were taken for one, and why",
            setup_merges},
    Command{"merge", "Curate", "GRAPH A B", "decide that two entities are one", setup_merge},
    Command{"split", "Curate", "GRAPH ENTITY", "decide that an entity is several", setup_split},
    Command{"undo", "Curate", "GRAPH [NUMBER]", "take back a decision, else the last one",
            setup_undo},
    Command{"conflicts", "Curate", "GRAPH [ENTITY]", "facts that cannot both hold",
            setup_conflicts},
    Command{"accept", "Curate", "GRAPH FACT", "decide that a fact holds", setup_accept},
    Command{"reject", "Curate", "GRAPH FACT", "decide that a fact does not hold", setup_reject},
    Command{"stats", "Measure", "GRAPH", "how much of what a graph holds", setup_stats},
    Command{"rank", "Measure", "GRAPH --by MEASURE", "the foremost entities of a graph",
            setup_rank},
    Command{"communities", "Measure", "GRAPH", "groups of entities that hang together",
            setup_communities},
    Command{"similar", "Measure", "GRAPH ENTITY", "entities with the same relations to the same",
            setup_similar},
    Command{"diff", "Measure", "GRAPH --since DATE",
            "facts that are new or changed between two dates", setup_diff},
    Command{"export", "Hand on", "GRAPH OUT", "write a graph in another format", setup_export},
    Command{"formats", "Hand on", "", "list the formats of export", setup_formats},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace weft
