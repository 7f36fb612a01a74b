// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_offices.h"

#include <gtest/gtest.h>

#include "support/name_shapes.h"

namespace weft {
namespace {

using Case = testing::NameShapeCase;

const NameCues& cues() {
  static const NameCues kCues(
      "title\tPresident,VP,Vice,Minister,Head\ncountry\tItaly\nhead-title\thead\nfield\tsales,"
      "marketing,development,music\n"
      "field-modifier\tproduct\n",
      "cues.tsv");
  return kCues;
}

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganization = EntityType::kOrganization;
constexpr EntityType kProduct = EntityType::kProduct;

const Case kCases[] = {
    {"TheBodyBehindTheFieldsIsTheName",
     "Lind Lind PROPN NNP 4 nsubj\n"
     "is be AUX VBZ 4 cop\n"
     "Vice Vice PROPN NNP 4 compound\n"
     "President President PROPN NNP 0 root\n"
     "of of ADP IN 6 case\n"
     "Sales Sales PROPN NNP 4 nmod\n"
     "and and CCONJ CC 9 cc\n"
     "Product Product PROPN NNP 9 compound\n"
     "Development Development PROPN NNP 6 conj\n"
     "at at ADP IN 11 case\n"
     "Flock Flock PROPN NNP 4 nmod\n",
     {{"Lind", kPerson}, {"Sales", kProduct}, {"Product Development at Flock", kProduct}},
     {{"Lind", kPerson}, {"Flock", kOrganization}}},
    {"AnOfficeIsNoName",
     "Norvik Norvik PROPN NNP 2 compound\n"
     "VP VP PROPN NNP 0 root\n"
     "of of ADP IN 4 case\n"
     "Marketing Marketing PROPN NNP 2 nmod\n"
     "resigned resign VERB VBD 2 acl\n",
     {{"Norvik VP of Marketing", kProduct}},
     {{"Norvik", kProduct}}},
    {"ACountryBehindTheFieldsIsNoBody",
     "Minister Minister PROPN NNP 0 root\n"
     "of of ADP IN 3 case\n"
     "Development Development PROPN NNP 1 nmod\n"
     "of of ADP IN 5 case\n"
     "Italy Italy PROPN NNP 3 nmod\n",
     {{"Development of Italy", kOrganization}},
     {{"Italy", EntityType::kPlace}}},
    {"APersonMayBeCalledLikeAnOffice",
     "Peter Peter PROPN NNP 0 root\n"
     "Head Head PROPN NNP 1 flat\n"
     "of of ADP IN 4 case\n"
     "Music Music PROPN NNP 1 nmod\n",
     {{"Peter Head", kPerson}},
     {{"Peter Head", kPerson}}},
    {"ABodyThatIsCalledByItsFieldStays",
     "head head NOUN NN 0 root\n"
     "of of ADP IN 4 case\n"
     "Harlow Harlow PROPN NNP 4 compound\n"
     "Music Music PROPN NNP 1 nmod\n"
     "in in ADP IN 7 case\n"
     "Product Product PROPN NNP 7 compound\n"
     "Harlow Harlow PROPN NNP 4 nmod\n",
     {{"Harlow Music", kOrganization}, {"Product Harlow", kProduct}},
     {{"Harlow Music", kOrganization}, {"Product Harlow", kProduct}}},
};

class OfficeFields : public ::testing::TestWithParam<Case> {};

TEST_P(OfficeFields, AreNoNames) {
  const Case& c = GetParam();
  Document document = testing::ud_document(c.words, c.found);
  std::vector<TypedName> names = testing::tagged_names(document);
  cut_office_fields(document, names, cues());
  testing::expect_names(document, names, c.expected);
}

INSTANTIATE_TEST_SUITE_P(Shapes, OfficeFields, ::testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace weft
