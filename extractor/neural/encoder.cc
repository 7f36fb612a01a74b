// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/encoder.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "extractor/table.h"

namespace weft {
namespace {

std::size_t read_number(const WeightsFile& file, std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > 4096) {
    refuse(file, "\"" + std::string(text) + "\" is no number that the settings may have");
  }
  return number;
}

// "KEY VALUE" on each line of the section "settings".
class Settings {
 public:
  explicit Settings(const WeightsFile& file) : file_(file) {
    for (const std::string_view line : split_lines(file.section("settings"))) {
      const std::size_t blank = line.find(' ');
      if (blank != std::string::npos)
        values_[std::string(line.substr(0, blank))] = line.substr(blank + 1);
    }
  }
  const std::string& text(const std::string& key) const {
    const auto it = values_.find(key);
    if (it == values_.end()) refuse(file_, "the settings lack \"" + key + "\"");
    return it->second;
  }

 private:
  const WeightsFile& file_;
  std::map<std::string, std::string> values_;
};

}  // namespace

struct Encoder::Column {
  TokenColumn shape;
  std::vector<std::uint32_t> vocabulary;
  std::string_view rows;  // int8
  std::vector<float> units;

  Column(const WeightsFile& file, const TokenColumn& column) : shape(column) {
    const std::string name = "column/" + std::string(column.name);
    std::size_t count = column.hashed_rows;
    if (count == 0) {
      const std::string_view keys = file.section(name + "/keys");
      vocabulary.resize(keys.size() / sizeof(std::uint32_t));
      std::memcpy(vocabulary.data(), keys.data(), vocabulary.size() * sizeof(std::uint32_t));
      count = vocabulary.size() + 1;
    }
    rows = file.section(name + "/rows");
    if (rows.size() != count * column.width) refuse(file, "table " + name + " has another size");
    units = read_floats(file, name + "/units", count);
  }

  void add(std::span<const std::uint64_t> hashes, float* out) const {
    for (const std::uint64_t hash : hashes) {
      const std::size_t row = column_row(shape, vocabulary, hash);
      const char* numbers = rows.data() + row * shape.width;
      const float unit = units[row];
      for (std::size_t i = 0; i < shape.width; ++i) {
        out[i] += static_cast<float>(static_cast<signed char>(numbers[i])) * unit;
      }
    }
  }
};

Encoder::Encoder(const WeightsFile& file, std::string_view domain, const Kernels& kernels)
    : kernels_(kernels) {
  const Settings settings(file);
  view_ = find_token_view(settings.text("view"));
  if (view_ == nullptr)
    refuse(file, "there is no view of tokens \"" + settings.text("view") + "\"");
  read_columns(file, *view_);
  const std::vector<std::string_view> domains = split_words(settings.text("domains"));
  const auto it = std::find(domains.begin(), domains.end(), domain);
  if (it == domains.end() && !domain.empty()) {
    refuse(file, "there is no domain \"" + std::string(domain) +
                     "\"; there are: " + settings.text("domains"));
  }
  const std::size_t size = file.section("domain").size() / sizeof(float) / (domains.size() + 1);
  const std::vector<float> rows = read_floats(file, "domain", size * (domains.size() + 1));
  const auto row = domain.empty() ? 0 : it - domains.begin() + 1;
  domain_.assign(rows.begin() + row * static_cast<std::ptrdiff_t>(size),
                 rows.begin() + (row + 1) * static_cast<std::ptrdiff_t>(size));
  std::size_t width = domain_.size();
  for (const Column& column : columns_) width += column.shape.width;
  input_ = std::make_unique<DenseLayer>(file, "input", width);
  if (input_->rows() % 16 != 0) refuse(file, "the width of the network is no multiple of 16");
  read_layers(file, settings.text("layers"));
  read_out_ = std::make_unique<ReadOut>(file, input_->rows(), kernels_);
}

Encoder::~Encoder() = default;

void Encoder::read_columns(const WeightsFile& file, const TokenView& view) {
  for (const TokenColumn& column : view.columns) columns_.emplace_back(file, column);
}

void Encoder::read_layers(const WeightsFile& file, std::string_view layers) {
  const std::size_t width = input_->rows();
  for (const std::string_view layer : split_words(layers)) {
    const std::string name = "layer" + std::to_string(layers_.size());
    if (layer.starts_with("a")) {
      const std::size_t heads = read_number(file, layer.substr(1));
      layers_.push_back(make_attention(file, name, width, std::max<std::size_t>(1, heads)));
    } else {
      layers_.push_back(make_convolution(file, name, width, read_number(file, layer)));
    }
  }
}

Numbers Encoder::look_up(const Document& document, std::span<const IndexRange> sentences) const {
  std::size_t width = domain_.size();
  std::size_t tokens = 0;
  for (const Column& column : columns_) width += column.shape.width;
  for (const IndexRange sentence : sentences) tokens += sentence.size();
  Numbers x(tokens * width, 0.0F);
  float* row = x.data();
  TokenHashes hashes;
  for (const IndexRange sentence : sentences) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      view_->collect(document, document.tokens[t], hashes);
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        columns_[c].add(hashes.column(c), row);
        row += columns_[c].shape.width;
      }
      row = std::copy(domain_.begin(), domain_.end(), row);
    }
  }
  return x;
}

std::vector<Analysis> Encoder::analyse(const Document& document,
                                       std::span<const IndexRange> sentences) const {
  std::vector<std::size_t> ends;
  for (const IndexRange s : sentences) ends.push_back((ends.empty() ? 0 : ends.back()) + s.size());
  const Numbers columns = look_up(document, sentences);
  Numbers x;
  input_->apply(RoundedInput(kernels_, columns, input_->width()), x);
  for (const auto& layer : layers_) layer->apply(kernels_, ends, x);
  return read_out_->analyse(x, ends);
}

}  // namespace weft
